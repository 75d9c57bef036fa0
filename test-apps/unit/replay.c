/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Replays a fuzz corpus without libFuzzer: every file of the folders given is
 * fed to the target once. Says how many there were; none is a failure, since
 * then nothing was tested.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
replay_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	uint8_t *buf;
	size_t n;

	if (!f || fstat(fileno(f), &st) || !S_ISREG(st.st_mode)) {
		if (f)
			fclose(f);
		return 0;
	}
	/* exactly sized, so that a sanitizer sees any read past the end */
	buf = malloc((size_t)st.st_size ? (size_t)st.st_size : 1);
	n = buf ? fread(buf, 1, (size_t)st.st_size, f) : 0;
	fclose(f);
	if (!buf || n != (size_t)st.st_size) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(1);
	}
	LLVMFuzzerTestOneInput(buf, n);
	free(buf);

	return 1;
}

static int
replay_folder(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[4096];
	int count = 0;

	if (!d) {
		perror(dir);
		return 0;
	}
	while ((e = readdir(d))) {
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		count += replay_file(path);
	}
	closedir(d);

	return count;
}

int
main(int argc, char **argv)
{
	int count = 0;
	int i;

	for (i = 1; i < argc; i++)
		count += replay_folder(argv[i]);
	printf("%d inputs replayed\n", count);

	return !count;
}
