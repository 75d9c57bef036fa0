/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * Certificates: who issued whom, and what they say. The root signed the middle
 * one, that the leaf; "other" has the root's name, another key, and no key
 * identifiers.
 */
#include "hex.h"

#include "crypto/crypto.h"

static const char root_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBpDCCAUqgAwIBAgIFEjRWeJAwCgYIKoZIzj0EAwIwLzELMAkGA1UEBhMCR0Ix\n"
	"ETAPBgNVBAoMCFJvb3QgT3JnMQ0wCwYDVQQDDARSb290MB4XDTI0MDIyOTEyMzQ1\n"
	"NloXDTMzMDMwMTAwMDAwMVowLzELMAkGA1UEBhMCR0IxETAPBgNVBAoMCFJvb3Qg\n"
	"T3JnMQ0wCwYDVQQDDARSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEnDUA\n"
	"5ESl0Wcgkx0FQAZM8V/7Euxo9tKcIaXabIqiffOhj6ZnqB7FGGi4jREdfz5Gi2H3\n"
	"POSKlwo1RBZgwd3aEqNTMFEwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQUT0Ti\n"
	"iNv53Q2Nd340XcefuesMedIwHwYDVR0jBBgwFoAUT0TiiNv53Q2Nd340XcefuesM\n"
	"edIwCgYIKoZIzj0EAwIDSAAwRQIhAMve1yOD5pPWYeILxNr0tV109am4urlQHv5Q\n"
	"MWhR5S+GAiBIwCk567iSeydVAkJG2uvQSOA4mfNF0/H6A7CS2RXnNQ==\n"
	"-----END CERTIFICATE-----\n";

static const char middle_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBwDCCAWWgAwIBAgIBdzAKBggqhkjOPQQDAjAvMQswCQYDVQQGEwJHQjERMA8G\n"
	"A1UECgwIUm9vdCBPcmcxDTALBgNVBAMMBFJvb3QwHhcNMjQwMjI5MTIzNDU2WhcN\n"
	"MzMwMzAxMDAwMDAxWjAxMQswCQYDVQQGEwJHQjERMA8GA1UECgwIUm9vdCBPcmcx\n"
	"DzANBgNVBAMMBk1pZGRsZTB2MBAGByqGSM49AgEGBSuBBAAiA2IABPPtisJ43WN0\n"
	"W/iZvvf71+d7vHkr7FAmoYHUGSFw3pKXf0XmfD3DCxlgl+no4Vp7YIyRJx2XD2zg\n"
	"i9q/XEtlARMxFVJXvGVHVT3vu7NB5pzrEMDPqfq59tJ000rVdh9lqaNTMFEwDwYD\n"
	"VR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQU29LIOYrqBEspoAOFGgh4TnintoAwHwYD\n"
	"VR0jBBgwFoAUT0TiiNv53Q2Nd340XcefuesMedIwCgYIKoZIzj0EAwIDSQAwRgIh\n"
	"AP0G40d6lJfAW7Jps3noWJVErtPABXNhOfKH6K+Ztcn0AiEA0GWxkNYxjcVpUlgf\n"
	"7z8fKmp1KVmnRufHb72yqS8RonQ=\n"
	"-----END CERTIFICATE-----\n";

static const char leaf_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIDAzCCAoqgAwIBAgIFEjRWeJAwCgYIKoZIzj0EAwIwMTELMAkGA1UEBhMCR0Ix\n"
	"ETAPBgNVBAoMCFJvb3QgT3JnMQ8wDQYDVQQDDAZNaWRkbGUwHhcNMjQwMjI5MTIz\n"
	"NDU2WhcNMzMwMzAxMDAwMDAxWjBbMQswCQYDVQQGEwJHQjERMA8GA1UECgwITGVh\n"
	"ZiBPcmcxGTAXBgNVBAMMEGxlYWYuZXhhbXBsZS5jb20xHjAcBgkqhkiG9w0BCQEW\n"
	"D3dob0BleGFtcGxlLmNvbTCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEB\n"
	"AOynJdTIA1Sf/kT2EkrkOQ3h1pFQNq1NVADyUKl2vC7uYbksBDlpz0brnD/Z4a/e\n"
	"S4Yc33hCS8re2Hr1O1GygZSmtQ6zTszNND4eNCx67DT+wgGeu+nGieF1/bMhQOWA\n"
	"2egyiyBg7hvH4bILGT5ksKEr+TdyGQsAf2OQwtURR8GTDEoPjJ6iHU70Nyoqmopz\n"
	"ZaKPqA6WZ5ZmFxNOuaY8HzAM4IDYvEKYsG6+IduOq4lnrJaKFoh+TBo2hqnWMc65\n"
	"X64dQL8C47fBK8+hFzRX6E2H/uuzzDo979S25tMbSj2dH1WTFmtf3Ba50+EvmxY2\n"
	"vcu9ul9f6oU1Zmi7dYPIhWsCAwEAAaOBmTCBljAMBgNVHRMBAf8EAjAAMB0GA1Ud\n"
	"DgQWBBSjAXJ8sgBWMf53w5JbwUijHy2ndzBXBgNVHSMEUDBOgBTb0sg5iuoESymg\n"
	"A4UaCHhOeKe2gKEzpDEwLzELMAkGA1UEBhMCR0IxETAPBgNVBAoMCFJvb3QgT3Jn\n"
	"MQ0wCwYDVQQDDARSb290ggF3MA4GA1UdDwEB/wQEAwIFoDAKBggqhkjOPQQDAgNn\n"
	"ADBkAjB103HuQBE/2oVisnk1tff4nJ1aGNDs+rx1iz/Lnmt8cYX672kL9pwQi4SL\n"
	"WKMfk18CMFuDX2ZOE21Yb5kI2jTl5i2gzPcCG+cXBEu/TlMHA5xHb5yOtKwJYeCG\n"
	"TXlqK03QsA==\n"
	"-----END CERTIFICATE-----\n";

static const char other_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBZDCCAQqgAwIBAgIFEjRWeJAwCgYIKoZIzj0EAwIwLzELMAkGA1UEBhMCR0Ix\n"
	"ETAPBgNVBAoMCFJvb3QgT3JnMQ0wCwYDVQQDDARSb290MB4XDTI0MDIyOTEyMzQ1\n"
	"NloXDTMzMDMwMTAwMDAwMVowLzELMAkGA1UEBhMCR0IxETAPBgNVBAoMCFJvb3Qg\n"
	"T3JnMQ0wCwYDVQQDDARSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9GFq\n"
	"atgvYzucFbxB4rBEzi5wZJ20XLwQZkpCym42DRb4zEMGMUJawFumgO1ZqRMXhdiZ\n"
	"7cp0/C1y8o8xNHmWaaMTMBEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNI\n"
	"ADBFAiA9GvN3papaiakH0y6k2838KIHU4DXmXanIIfoUKy3ZVAIhAKRVH9sP+B/r\n"
	"C5fwKOrHlLr5OEGc35tMvKQb0zT5IHVp\n"
	"-----END CERTIFICATE-----\n";

static const char nocn_pem[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIBgzCCASigAwIBAgIFEjRWeJAwCgYIKoZIzj0EAwIwLzELMAkGA1UEBhMCR0Ix\n"
	"ETAPBgNVBAoMCFJvb3QgT3JnMQ0wCwYDVQQDDARSb290MB4XDTI0MDIyOTEyMzQ1\n"
	"NloXDTMzMDMwMTAwMDAwMVowHzELMAkGA1UEBhMCRlIxEDAOBgNVBAoMB05vIE5h\n"
	"bWUwgZswEAYHKoZIzj0CAQYFK4EEACMDgYYABAC357tCLOBJgNZ7w7hCNqpN91dX\n"
	"dhaWuXQ3aC+ScrmapqUw85Qn8wNQFx1qcSdBxFEQmJM36uvGZXLpITylbnpUJQBf\n"
	"H2BBguoWKbEPIPiZWqINMud6awRXhy5g1yHLjIQKAQqaiqUzyEvALR3QlEc3Ha7Y\n"
	"401ZIry3QAzVtkwCnlIkRzAKBggqhkjOPQQDAgNJADBGAiEA5uR9AgIsff6bxqp8\n"
	"4EvBeKiTFZuYPHdP2cljri1d2cYCIQCLkFOP+ls4vb5CRklzHU8tA78erQkgeFQS\n"
	"1+uAsN5CoQ==\n"
	"-----END CERTIFICATE-----\n";

static const char leaf_key_pem[] =
	"-----BEGIN PRIVATE KEY-----\n"
	"MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQDspyXUyANUn/5E\n"
	"9hJK5DkN4daRUDatTVQA8lCpdrwu7mG5LAQ5ac9G65w/2eGv3kuGHN94QkvK3th6\n"
	"9TtRsoGUprUOs07MzTQ+HjQseuw0/sIBnrvpxonhdf2zIUDlgNnoMosgYO4bx+Gy\n"
	"Cxk+ZLChK/k3chkLAH9jkMLVEUfBkwxKD4yeoh1O9DcqKpqKc2Wij6gOlmeWZhcT\n"
	"TrmmPB8wDOCA2LxCmLBuviHbjquJZ6yWihaIfkwaNoap1jHOuV+uHUC/AuO3wSvP\n"
	"oRc0V+hNh/7rs8w6Pe/UtubTG0o9nR9VkxZrX9wWudPhL5sWNr3LvbpfX+qFNWZo\n"
	"u3WDyIVrAgMBAAECggEAAMHqQ4qqLnbgS1zmRdx3Ug6DDoJNODdNQzCKrrJ3HGvq\n"
	"rz7SBciuHl3hcJxAnJ9w5smfKDyV2+uiVz1iggXAMR2sSYvQz436ppnZk8Jp4U98\n"
	"7cUy3vPVDFmVpgQpod86Kxn8B3JyCVne1fuvVwASen15fEgBRRZRF43O5QqN3Ieq\n"
	"VIFsP2RPoxKLrWlm6gYCK7ozz/CNWnu2aoq6lDArrdw5Nu7qvBdSY7OdWzIFT8W2\n"
	"lSQlWZeC7ry6A1MjJztq8sqTo1KLTrPOnK2LxaJZ5qKVVD751AzTK8PilCUx1yFg\n"
	"RHpFfFuqqBo7MohKnNFEfm4w9ICf+lChv+vPBWs2cQKBgQD/sNRK6gKazwTdjBwz\n"
	"ilCndP2uGlH6uVndclab7gvC3pnHFqy3QYReUHvPJLohOGmfUqabCGDy66OjUAYl\n"
	"kg8X5NnVJoyeokmjCxRu8HngaN+4wRn3htJV3utU1HUgVEU0uA2fIQWmABAc0hW8\n"
	"Zs3c6wuJONRMZTnY4nJdmSlQ3wKBgQDs8Gx6PkwJJQ48CCHPQl/fjh4Cf279atg4\n"
	"aWMeInVIMlOpZvFtoge9YMguFzLDH+cp7g+5HkUntvl132rV8zvgq7eQeClHrVD4\n"
	"YXim5QQL2ZsjQ0OL+DguMhVHno0Bshe6MCVGeWmR7vIeT/OVFe2W1pXK1qcQvUKI\n"
	"3/Jgr+Xg9QKBgQCH1miiN/oURoEeNi5RT10T6bpPwVnmKoxMck8C3g9PgrUNqMUv\n"
	"QlZRSM7NuIRN28t5Qg6S9HuU8ozn2T66vQLZvdHgRG+WYz9dqCg92/HTv8ODQstJ\n"
	"zk12I0zAr3JeL4bowBM0g/WdQBFPTmkPw0oA4LorN47J20lFKOB7S0BA3wKBgQCW\n"
	"eXYbCHdXk23/2BZIv1mN637JjU7aqEFbSirFl5KuYC/btOH9A1sw/UcEZn05iIhR\n"
	"i7v2j+/RchXpsxLxf4D2hXeVy4pD2CFFLPnn3Cf+spshAPXj7acYR3xWOK5KdmU1\n"
	"PKBfqnnOUVb4w0Pp2bxDAFKvODVvnxKjRL50gyFWBQKBgH85yx/JIBqw7xw5G8YA\n"
	"iY8kfFeYE+iCKqm/TnJgAZqThGALwrfT4kFcrE5RdKQev4AqpRA70RXNJ34jlmU1\n"
	"Vl2NJbk1aLoxIqHZbelHaKSR2nISn+IJ6zqfq+NB6JxQDjVhFGIOeEGFoFzYGcre\n"
	"VQD+D/8rGO/LU/lvuZc/rMfb\n"
	"-----END PRIVATE KEY-----\n";

static const char leaf_key_enc_pem[] =
	"-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
	"MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQI8SU5nQa9Y6ACAggA\n"
	"MAwGCCqGSIb3DQIJBQAwHQYJYIZIAWUDBAEqBBA1137RvCgfs9DnUQgyK5JTBIIE\n"
	"0DZz4n8qN1pHeQ98a5g7BNOupReT44W/h3+zepk9+vhK4CDPOTspfVbSYbK/GoGm\n"
	"H0ClqzQC3EBy/mdAHHTdAYN9UIelDlk8Lc81vz/YBcG4EbkszXq4Fc8xQsLE4d4J\n"
	"TXjtGAZ4OIliSzI1A3/qNmt9WQA8aoZibLDvIv9m26U8zti//iT9npSJOu2ai/wS\n"
	"az/2vcrO9mA+CUmlgMTYAMcr4nrcsELq3+gpMNmB9HYc6FG3euVmp81qWxOeWvSo\n"
	"dS/2qfW116s2TogibfP/uGW0rv0aWgbqR1dG2q2PGHFOlGcMlGvnCkyLzNKAW3yp\n"
	"mBUDwn/wLkpBWV15VPPWbH1OdSYI+IYXbireY2huXldeF+o9gZ3Lpend927YlLGc\n"
	"xkfiXKLecQZaVAIwi4AX3HfVnt0XMzkRxZgTXP4HOmFvjzA/D/IGC3YHrGvPtMCH\n"
	"/RGmpeDICy985xPeoU1N7qLjPvkujOPTzaLKXXalIjhqHY6KwemJokdnkq3Y9G/i\n"
	"8M6QoGLH9THe3KOmDQ53TLsjKR0WJ9SFQkfbze5nzzHRmPXtKz9cBvLXTSUp2Wv5\n"
	"EDjhNL13Do1qAezQKzqeDPzr81qUHjs4QoXjm+YLT90w0GrZGaKFU2F5pQCmQuo2\n"
	"WYLPMBfxD/xVCINqLtvhfnY/T/UFZtabJKPp4mE+yCj0pSc4QHmsezoj+9kl9U/x\n"
	"1sIkTCOagIfmRWbbj2bPdYKMRAczRdGLthiFpQeL0SWvaLm+3ArSLMy6KVzq2D7/\n"
	"H8lDE2dVBh/X+7ntVbv+ePKav0egeDfF4muc7x4Jl7Ia3+nZATbvPneGj4YuS0tJ\n"
	"NLah82JlIsLgjKCfPITZM+t3Ee95+M4nzMcPnLy1/MhCqeoyXbQGgNROjv4C1XEs\n"
	"D617qCBJkMrngljS2y+5d7on8kwoDXzv1yS2mOrmfL3ZzlNUzpD/rek+g93qnQ6L\n"
	"LoT3JeH7ZmPBzVc18bvW7kGCqiN2TwshQVW5W7SE/qJ6RKG3hYzlE5MsLwstVTc4\n"
	"zXQvyEElxBw1Nv9AajAWCt0umSvnL00X265yM48uCgkYw4mi92rdihjcRyP6nhtV\n"
	"d7/DEfXvTgbAN0OXSUQAkf1jupP9KZzUTnPpWlWfEAMMiOypZLzOcYlDoBXGHSTA\n"
	"ne58g91EM7qF4DakCqn6x5ol5leKjcchZKxwOkHCGlXyz3mkOvLpDff0CU6aziNR\n"
	"A9/xpdz8FD96gngFxs2SaMYySt2iy1yYDPh8bdG6moqfZ+vVTeDaTr5OjBVgxdYn\n"
	"mFELYZMgOoawQ/RmmYlFyEn30f+a0+EAMgjwc9MnkUSAmozmwUGpukJtm8QQsnMm\n"
	"2LDlhbt5yLb0o6ypat7i3oKgk9THvh/qE67rTXy7OIlE2qaxksshWj+lEEKR4YpJ\n"
	"imRzpCwcjfXWWo1aqcsM74e+/USb34KQH3KZ39SjQKjbu3TcLdVB44idnnK23LLU\n"
	"FkujV435kSgCpwGxFhXHBRTLNzAX/eBQYc4PJbTfigyuBpcemcvfW46UXh3SkQfF\n"
	"sSp3pXtqabj7zo07K/QHo+GXgMIs4Sh75lOzeoRSO2p9Jv+dmL91eGaTJ0/e6N3d\n"
	"bnC5hHz4vzhEMO6d4LbjLBJSPcvhJO37raV44vuq/wZd\n"
	"-----END ENCRYPTED PRIVATE KEY-----\n";

static const char root_key_pem[] =
	"-----BEGIN PRIVATE KEY-----\n"
	"MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgji7B/gRg8pEoXwYS\n"
	"GBkXD2vTAvgCw9MgONilvJeCpyihRANCAAScNQDkRKXRZyCTHQVABkzxX/sS7Gj2\n"
	"0pwhpdpsiqJ986GPpmeoHsUYaLiNER1/PkaLYfc85IqXCjVEFmDB3doS\n"
	"-----END PRIVATE KEY-----\n";

#define LEAF_SKID "a301727cb2005631fe77c3925bc148a31f2da777"
#define LEAF_AKID "dbd2c8398aea044b29a003851a08784e78a7b680"

static struct lws_x509_cert *
parsed(const char *pem)
{
	struct lws_x509_cert *x;

	assert_int_equal(lws_x509_create(&x), 0);
	assert_int_equal(lws_x509_parse_from_pem(x, pem, strlen(pem) + 1), 0);

	return x;
}

static int
verify(const char *pem, const char *trusted_pem, const char *cn)
{
	struct lws_x509_cert *x = parsed(pem), *t = parsed(trusted_pem);
	int r = lws_x509_verify(x, t, cn);

	lws_x509_destroy(&x);
	lws_x509_destroy(&t);
	assert_null(x);

	return r;
}

static void
issuer_is_who_signed(void **state)
{
	static char chain[8192];

	(void)state;
	assert_int_equal(verify(root_pem, root_pem, NULL), 0);
	assert_int_equal(verify(middle_pem, root_pem, NULL), 0);
	assert_int_equal(verify(leaf_pem, middle_pem, NULL), 0);
	/* the same name is not the same key */
	assert_int_equal(verify(middle_pem, other_pem, NULL), -1);
	assert_int_equal(verify(nocn_pem, other_pem, NULL), -1);
	assert_int_equal(verify(nocn_pem, root_pem, NULL), 0);
	assert_int_equal(verify(root_pem, middle_pem, NULL), -1);
	/* through what came with it, not otherwise */
	assert_int_equal(verify(leaf_pem, root_pem, NULL), -1);
	lws_snprintf(chain, sizeof(chain), "%s%s", leaf_pem, middle_pem);
	assert_int_equal(verify(chain, root_pem, NULL), 0);
	assert_int_equal(verify(chain, other_pem, NULL), -1);
}

static void
common_name_must_be_equal(void **state)
{
	(void)state;
	assert_int_equal(verify(leaf_pem, middle_pem, "leaf.example.com"), 0);
	assert_int_equal(verify(leaf_pem, middle_pem, "leaf.example.co"), -1);
	assert_int_equal(verify(leaf_pem, middle_pem, "leaf.example.com/"), -1);
	assert_int_equal(verify(leaf_pem, middle_pem, ""), -1);
	assert_int_equal(verify(nocn_pem, root_pem, "FR"), -1);
}

static void
broken_pem_is_refused_wherever_it_is_cut(void **state)
{
	struct lws_x509_cert *x, *t;
	size_t n;

	(void)state;
	assert_int_equal(lws_x509_create(&x), 0);
	for (n = 0; n < strlen(root_pem) - 1; n++)
		assert_int_equal(lws_x509_parse_from_pem(x, root_pem, n), -1);
	/* what is not parsed verifies nothing and says nothing */
	t = parsed(root_pem);
	assert_int_equal(lws_x509_verify(x, t, NULL), -1);
	assert_int_equal(lws_x509_verify(t, x, NULL), -1);
	assert_int_equal(lws_x509_parse_from_pem(x, root_pem, n + 1), 0);
	assert_int_equal(lws_x509_parse_from_pem(x, root_pem, n + 1), -1);
	lws_x509_destroy(&x);
	lws_x509_destroy(&t);
	lws_x509_destroy(&t);
}

/* -- what it says -- */

struct info {
	union lws_tls_cert_info_results r;
	char more[4096];
};

static int
info(struct lws_x509_cert *x, enum lws_tls_cert_info kind, struct info *i)
{
	memset(i, 0x55, sizeof(*i));

	return lws_x509_info(x, kind, &i->r,
			     sizeof(*i) - offsetof(struct info, r.ns.name));
}

static void
leaf_says_who_it_is(void **state)
{
	struct lws_x509_cert *x = parsed(leaf_pem);
	uint8_t id[20];
	struct info i;

	(void)state;
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_VALIDITY_FROM, &i), 0);
	assert_int_equal(i.r.time, 1709210096); /* 2024-02-29 12:34:56 UTC */
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_VALIDITY_TO, &i), 0);
	assert_int_equal(i.r.time, 1993248001);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_COMMON_NAME, &i), 0);
	assert_string_equal(i.r.ns.name, "leaf.example.com");
	assert_int_equal(i.r.ns.len, 16);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_ISSUER_NAME, &i), 0);
	assert_string_equal(i.r.ns.name, "/C=GB/O=Root Org/CN=Middle");
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_USAGE, &i), 0);
	assert_int_equal(i.r.usage, 0xa0);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_VERIFIED, &i), -1);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_SUBJECT_KEY_ID, &i), 0);
	unit_hex(LEAF_SKID, id);
	assert_int_equal(i.r.ns.len, 20);
	assert_memory_equal(i.r.ns.name, id, 20);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID, &i), 0);
	unit_hex(LEAF_AKID, id);
	assert_memory_equal(i.r.ns.name, id, 20);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_ISSUER, &i),
			 0);
	assert_string_equal(i.r.ns.name, "/C=GB/O=Root Org/CN=Root");
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_SERIAL, &i),
			 0);
	assert_int_equal(i.r.ns.len, 1);
	assert_int_equal(i.r.ns.name[0], 0x77);
	assert_int_equal(info(x, (enum lws_tls_cert_info)12, &i), -1);
	lws_x509_destroy(&x);
}

static void
what_is_not_said_is_told(void **state)
{
	struct lws_x509_cert *x = parsed(nocn_pem), *empty;
	struct info i;

	(void)state;
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_COMMON_NAME, &i), 0);
	assert_string_equal(i.r.ns.name, "/C=FR/O=No Name");
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_USAGE, &i), 0);
	assert_int_equal(i.r.usage, UINT32_MAX);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_SUBJECT_KEY_ID, &i), 1);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID, &i), 1);
	lws_x509_destroy(&x);
	x = parsed(root_pem);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_ISSUER, &i),
			 1);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_AUTHORITY_KEY_ID_SERIAL, &i),
			 1);
	lws_x509_destroy(&x);
	assert_int_equal(lws_x509_create(&empty), 0);
	assert_int_equal(info(empty, LWS_TLS_CERT_INFO_DER_RAW, &i), -1);
	lws_x509_destroy(&empty);
}

static void
room_is_respected(void **state)
{
	struct lws_x509_cert *x = parsed(leaf_pem);
	union lws_tls_cert_info_results *r;
	struct info i;
	int need;

	(void)state;
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_DER_RAW, &i), 0);
	need = i.r.ns.len;
	assert_true(need > 700);
	assert_int_equal(info(x, LWS_TLS_CERT_INFO_OPAQUE_PUBLIC_KEY, &i), 0);
	assert_int_equal(i.r.ns.len, 294);
	r = malloc(sizeof(*r));
	assert_non_null(r);
	/* 0 means the 64 that are there */
	assert_int_equal(lws_x509_info(x, LWS_TLS_CERT_INFO_DER_RAW, r, 0), -1);
	assert_int_equal(r->ns.len, need);
	assert_int_equal(
		lws_x509_info(x, LWS_TLS_CERT_INFO_SUBJECT_KEY_ID, r, 19), -1);
	assert_int_equal(r->ns.len, 20);
	assert_int_equal(lws_x509_info(x, LWS_TLS_CERT_INFO_COMMON_NAME, r, 16),
			 -1);
	assert_int_equal(lws_x509_info(x, LWS_TLS_CERT_INFO_COMMON_NAME, r, 17),
			 0);
	free(r);
	lws_x509_destroy(&x);
}

/* -- keys -- */

static int
keys_to_elements(void)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	struct lws_x509_cert *x;
	int ret = -1;

	memset(el, 0, sizeof(el));
	if (lws_x509_create(&x))
		return -1;
	if (!lws_x509_parse_from_pem(x, leaf_pem, sizeof(leaf_pem)) &&
	    lws_x509_public_elements(x, el) == LWS_GENCRYPTO_KTY_RSA) {
		assert_int_equal(el[LWS_GENCRYPTO_RSA_KEYEL_N].len, 256);
		lws_keyel_destroy(el, LWS_GENCRYPTO_RSA_KEYEL_COUNT);
		if (lws_pem_private_elements(leaf_key_pem, sizeof(leaf_key_pem),
					     NULL, el) == LWS_GENCRYPTO_KTY_RSA)
			ret = 0;
	}
	lws_keyel_destroy(el, LWS_GENCRYPTO_RSA_KEYEL_COUNT);
	lws_x509_destroy(&x);

	return ret;
}

static void
keys_become_elements_and_memory_may_run_out(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	struct lws_x509_cert *x = parsed(root_pem);

	(void)state;
	unit_oom_sweep(keys_to_elements);
	memset(el, 0, sizeof(el));
	assert_int_equal(lws_x509_public_elements(x, el), LWS_GENCRYPTO_KTY_EC);
	assert_true(
		lws_keyel_is_curve(&el[LWS_GENCRYPTO_EC_KEYEL_CRV], "P-256"));
	lws_keyel_destroy(el, LWS_GENCRYPTO_EC_KEYEL_COUNT);
	assert_int_equal(lws_pem_private_elements(
				 root_key_pem, strlen(root_key_pem), NULL, el),
			 LWS_GENCRYPTO_KTY_EC);
	assert_int_equal(el[LWS_GENCRYPTO_EC_KEYEL_D].len, 32);
	lws_keyel_destroy(el, LWS_GENCRYPTO_EC_KEYEL_COUNT);
	lws_x509_destroy(&x);
}

static void
encrypted_key_wants_its_passphrase_and_never_asks(void **state)
{
	struct lws_gencrypto_keyelem el[LWS_GENCRYPTO_MAX_KEYEL_COUNT];
	size_t len = strlen(leaf_key_enc_pem);

	(void)state;
	memset(el, 0, sizeof(el));
	assert_int_equal(
		lws_pem_private_elements(leaf_key_enc_pem, len, NULL, el),
		LWS_GENCRYPTO_KTY_UNKNOWN);
	assert_int_equal(lws_pem_private_elements(leaf_key_enc_pem, len,
						  "open barley", el),
			 LWS_GENCRYPTO_KTY_UNKNOWN);
	assert_null(el[0].buf);
	assert_int_equal(lws_pem_private_elements(leaf_key_enc_pem, len,
						  "open sesame", el),
			 LWS_GENCRYPTO_KTY_RSA);
	lws_keyel_destroy(el, LWS_GENCRYPTO_RSA_KEYEL_COUNT);
	assert_int_equal(lws_pem_private_elements("no", 2, NULL, el),
			 LWS_GENCRYPTO_KTY_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(issuer_is_who_signed),
		cmocka_unit_test(common_name_must_be_equal),
		cmocka_unit_test(broken_pem_is_refused_wherever_it_is_cut),
		cmocka_unit_test(leaf_says_who_it_is),
		cmocka_unit_test(what_is_not_said_is_told),
		cmocka_unit_test(room_is_respected),
		cmocka_unit_test(keys_become_elements_and_memory_may_run_out),
		cmocka_unit_test(
			encrypted_key_wants_its_passphrase_and_never_asks),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
