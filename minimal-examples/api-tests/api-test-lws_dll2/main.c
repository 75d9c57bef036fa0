/* SPDX-License-Identifier: CC0-1.0
 *
 * lws-api-test-lws_dll2: a list of things to do, kept in order of urgency.
 *
 * Shows how objects carry their own link, how a list is kept sorted, walked and
 * searched, and how members leave while it is being walked. Exits 0 if all went
 * as it should.
 */
#include <libwebsockets.h>

struct todo {
	lws_dll2_t list; /* link on the list of things to do */
	const char *what;
	int urgency; /* 1 first */
};

static int
compare_urgency(const lws_dll2_t *a, const lws_dll2_t *b)
{
	const struct todo *ta = lws_container_of(a, struct todo, list),
			  *tb = lws_container_of(b, struct todo, list);

	return ta->urgency - tb->urgency;
}

static int
add(lws_dll2_owner_t *owner, const char *what, int urgency)
{
	struct todo *t = calloc(1, sizeof(*t)); /* the link must be zeroed */

	if (!t)
		return 1;
	t->what = what;
	t->urgency = urgency;
	lws_dll2_add_sorted(&t->list, owner, compare_urgency);

	return 0;
}

static void
show(lws_dll2_owner_t *owner)
{
	lws_start_foreach_dll(struct lws_dll2 *, d, owner->head)
	{
		struct todo *t = lws_container_of(d, struct todo, list);

		lwsl_user("  %d: %s\n", t->urgency, t->what);
	}
	lws_end_foreach_dll(d);
}

/* what is as urgent as this is done; members may leave in the safe loop */
static int
do_all(lws_dll2_owner_t *owner, int urgency)
{
	int done = 0;

	lws_start_foreach_dll_safe(struct lws_dll2 *, d, d1, owner->head)
	{
		struct todo *t = lws_container_of(d, struct todo, list);

		if (t->urgency <= urgency) {
			lws_dll2_remove(&t->list);
			free(t);
			done++;
		}
	}
	lws_end_foreach_dll_safe(d, d1);

	return done;
}

static int
is_in_order(lws_dll2_owner_t *owner)
{
	int last = 0, ok = 1;

	lws_start_foreach_dll(struct lws_dll2 *, d, owner->head)
	{
		struct todo *t = lws_container_of(d, struct todo, list);

		ok &= t->urgency >= last;
		last = t->urgency;
	}
	lws_end_foreach_dll(d);

	return ok;
}

int
main(void)
{
	lws_dll2_owner_t owner = { 0 }; /* zeroed is empty */
	struct todo *t;
	int e = 0;

	lws_set_log_level(LLL_USER | LLL_ERR | LLL_WARN, NULL);

	e |= add(&owner, "water the plants", 3);
	e |= add(&owner, "put the fire out", 1);
	e |= add(&owner, "read the post", 5);
	e |= add(&owner, "open the window", 2);
	e |= owner.count != 4 || !is_in_order(&owner);
	show(&owner);

	t = lws_dll2_search_sz_pl(&owner, "read the post", 13, struct todo,
				  list, what);
	e |= !t || t->urgency != 5 || lws_dll2_is_detached(&t->list);

	e |= do_all(&owner, 2) != 2;
	e |= owner.count != 2;
	lwsl_user("what is left:\n");
	show(&owner);

	e |= do_all(&owner, INT_MAX) != 2;
	e |= owner.count != 0 || owner.head || owner.tail;

	lwsl_user("Completed: %s\n", e ? "FAIL" : "PASS");

	return e;
}
