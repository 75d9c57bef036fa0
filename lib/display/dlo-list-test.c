/* SPDX-License-Identifier: MIT
 * Copyright (C) 2026 the maintainers
 *
 * The tree of a display list, and how it is walked line by line.
 */
#include "dlo-test.h"

#define RED   LWSDC_RGBA(255, 0, 0, 255)
#define GREEN LWSDC_RGBA(0, 255, 0, 255)
#define BLUE  LWSDC_RGBA(0, 0, 255, 255)

static void
the_first_is_the_root_and_later_ones_go_on_it(void **state)
{
	lws_dlo_t *root, *a;

	(void)state;
	pic_begin();
	root = &pic_rect(NULL, 0, 0, 10, 10, RED)->dlo;
	a = &pic_rect(NULL, 1, 1, 2, 2, RED)->dlo;
	assert_int_equal(pic_rs.displaylist.dl.count, 1);
	assert_ptr_equal(pic_rs.displaylist.dl.head, &root->list);
	assert_ptr_equal(root->children.head, &a->list);
	lws_display_dl_dump(&pic_rs.displaylist);
	lws_display_dlo_destroy(&a);
	assert_null(a);
	assert_int_equal(root->children.count, 0);
	pic_end();
	lws_display_list_destroy(NULL);
}

static void
objects_are_drawn_in_order_relative_to_their_parents(void **state)
{
	lws_dlo_t *a;

	(void)state;
	pic_begin();
	pic_rect(NULL, 0, 0, PIC_W, PIC_H, BLUE);
	a = &pic_rect(NULL, 10, 5, 20, 20, RED)->dlo;
	pic_rect(a, 2, 3, 4, 5, GREEN);
	pic_rect(NULL, 15, 0, 1, 40, BLUE);
	pic_render();
	assert_int_equal(pic_px(9, 5), 0x0000ff);
	assert_int_equal(pic_px(10, 5), 0xff0000);
	assert_int_equal(pic_px(10, 4), 0x0000ff);
	assert_int_equal(pic_px(29, 24), 0xff0000);
	assert_int_equal(pic_px(30, 24), 0x0000ff);
	assert_int_equal(pic_px(29, 25), 0x0000ff);
	assert_int_equal(pic_px(12, 8), 0x00ff00);
	assert_int_equal(pic_px(14, 12), 0x00ff00);
	assert_int_equal(pic_px(14, 13), 0xff0000);
	assert_int_equal(pic_px(15, 8), 0x0000ff);
	assert_int_equal(pic_px(16, 13), 0xff0000);
	pic_end();
}

static void
what_is_above_the_line_is_freed(void **state)
{
	lws_dlo_t *root;
	int y;

	(void)state;
	pic_begin();
	root = &pic_rect(NULL, 0, 0, 10, PIC_H + 1, RED)->dlo;
	pic_rect(root, 0, 2, 5, 3, GREEN);
	/* sticks out of what it is on, which stays as long */
	pic_rect(&pic_rect(root, 0, 4, 5, 3, GREEN)->dlo, 0, 2, 5, 9, BLUE);
	for (y = 0; y < 16; y++) {
		assert_int_equal(pic_line(y), LWS_SRET_OK);
		assert_int_equal(root->children.count, y < 5    ? 2
						       : y < 15 ? 1
								: 0);
	}
	assert_int_equal(pic_px(0, 14), 0x0000ff);
	assert_int_equal(pic_px(0, 15), 0xff0000);
	pic_end();
}

static int stalls;

static lws_stateful_ret_t
stall(lws_display_render_state_t *rs)
{
	(void)rs;

	return stalls-- > 0 ? LWS_SRET_WANT_INPUT : LWS_SRET_OK;
}

static void
a_line_goes_on_where_it_stopped(void **state)
{
	lws_box_t b = pic_box(0, 0, 100, 4800);

	(void)state;
	pic_begin();
	pic_rect(NULL, 0, 0, 10, 10, LWSDC_RGBA(255, 0, 0, 128));
	assert_non_null(lws_dlo_new(&pic_rs.displaylist, NULL,
				    sizeof(lws_dlo_t), &b, stall));
	pic_rect(NULL, 0, 0, 1, 10, LWSDC_RGBA(0, 255, 0, 255));
	stalls = 2;
	assert_int_equal(pic_line(0), LWS_SRET_WANT_INPUT);
	assert_int_equal(pic_px(0, 0), 0x800000);
	assert_int_equal(pic_line(0), LWS_SRET_WANT_INPUT);
	assert_int_equal(pic_line(0), LWS_SRET_OK);
	assert_int_equal(pic_px(0, 0), 0x00ff00);
	/* blended once */
	assert_int_equal(pic_px(1, 0), 0x800000);
	assert_int_equal(pic_line(1), LWS_SRET_OK);
	assert_int_equal(pic_px(1, 1), 0x800000);
	pic_rs.html = 1; /* still being laid out */
	assert_int_equal(pic_line(2), LWS_SRET_WANT_INPUT);
	pic_end();
}

static void
trees_may_be_deep(void **state)
{
	lws_dlo_t *d = NULL;
	int n;

	(void)state;
	pic_begin();
	for (n = 0; n < 20000; n++)
		d = &pic_rect(d, 0, 0, 2, 2, n == 19999 ? GREEN : RED)->dlo;
	assert_int_equal(pic_line(0), LWS_SRET_OK);
	assert_int_equal(pic_px(1, 0), 0x00ff00);
	pic_end();
	assert_int_equal(pic_rs.displaylist.dl.count, 0);
}

static void
ids_are_kept_once_and_get_their_boxes(void **state)
{
	lws_display_id_t *a, *b;
	lws_dlo_t *d;

	(void)state;
	pic_begin();
	a = lws_display_render_add_id(&pic_rs, "a", &stalls);
	b = lws_display_render_add_id(&pic_rs, "0123456789abcdefgh", NULL);
	assert_string_equal(b->id, "0123456789abcde");
	assert_ptr_equal(lws_display_render_add_id(&pic_rs, "a", NULL), a);
	assert_null(a->priv_user);
	assert_ptr_equal(lws_display_render_get_id(&pic_rs, "0123456789abcde"),
			 b);
	assert_null(lws_display_render_get_id(&pic_rs, "c"));
	lws_display_render_dump_ids(&pic_rs.ids);
	d = &pic_rect(NULL, 3, 4, 50, 20, RED)->dlo;
	lws_display_get_ids_boxes(&pic_rs);
	assert_int_equal(pic_rs.lowest_id_y, PIC_H);
	d = &pic_rect(d, 5, 6, 7, 8, RED)->dlo;
	d->id = a;
	lws_display_get_ids_boxes(&pic_rs);
	assert_int_equal(a->box.x.whole, 8);
	assert_int_equal(a->box.y.whole, 10);
	assert_int_equal(a->box.w.whole, 7);
	assert_int_equal(a->box.h.whole, 8);
	assert_int_equal(pic_rs.lowest_id_y, 18);
	d->box.h.whole = 1000;
	lws_display_get_ids_boxes(&pic_rs);
	assert_int_equal(pic_rs.lowest_id_y, PIC_H);
	pic_end();
	assert_int_equal(pic_rs.ids.count, 0);
}

static void
a_size_that_changes_moves_what_is_below(void **state)
{
	lws_dlo_dim_t dim = { { 30, 0 }, { 15, 0 } };
	lws_dlo_t *root, *a, *b, *below, *beside;

	(void)state;
	pic_begin();
	root = &pic_rect(NULL, 0, 0, 20, 30, RED)->dlo;
	root->flag_toplevel = 1;
	a = &pic_rect(NULL, 0, 2, 20, 10, RED)->dlo;
	b = &pic_rect(a, 1, 0, 10, 10, RED)->dlo;
	below = &pic_rect(NULL, 0, 12, 20, 4, RED)->dlo;
	beside = &pic_rect(NULL, 5, 3, 2, 2, RED)->dlo;
	lws_display_dlo_adjust_dims(b, &dim);
	assert_int_equal(b->box.w.whole, 30);
	assert_int_equal(a->box.w.whole, 31);
	assert_int_equal(a->box.h.whole, 15);
	assert_int_equal(below->box.y.whole, 17);
	assert_int_equal(beside->box.y.whole, 3);
	assert_int_equal(root->box.h.whole, 30);
	lws_dlo_contents(root, &dim);
	assert_int_equal(dim.w.whole, 31);
	assert_int_equal(dim.h.whole, 21);
	pic_end();
}

static int
make_some(void)
{
	lws_box_t b = pic_box(0, 0, 1000, 1000);
	int r = -1;

	pic_begin();
	if (lws_display_dlo_rect_new(&pic_rs.displaylist, NULL, &b, NULL,
				     RED) &&
	    lws_display_dlo_rect_new(&pic_rs.displaylist, NULL, &b, NULL,
				     RED) &&
	    lws_display_render_add_id(&pic_rs, "a", NULL))
		r = 0;
	pic_end();

	return r;
}

static void
survives_without_memory(void **state)
{
	(void)state;
	unit_oom_sweep(make_some);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_is_the_root_and_later_ones_go_on_it),
		cmocka_unit_test(
			objects_are_drawn_in_order_relative_to_their_parents),
		cmocka_unit_test(what_is_above_the_line_is_freed),
		cmocka_unit_test(a_line_goes_on_where_it_stopped),
		cmocka_unit_test(trees_may_be_deep),
		cmocka_unit_test(ids_are_kept_once_and_get_their_boxes),
		cmocka_unit_test(a_size_that_changes_moves_what_is_below),
		cmocka_unit_test(survives_without_memory),
	};

	lws_set_log_level(0, NULL);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
