/* lists.c - quantities and warnings, one table each. */
#include "bind/lists.h"

static void push_range(lua_State *L, bao_range r)
{
    lua_pushinteger(L, (lua_Integer)r.from + 1);
    lua_setfield(L, -2, "from");
    lua_pushinteger(L, (lua_Integer)r.to + 1);
    lua_setfield(L, -2, "to");
}

/* Sets `here`: the value of a quantity in a unit of the caller's, when it has one. */
static void set_in_unit(lua_State *L, const bao_report *report, const bao_quantity *q,
                        bao_span unit)
{
    bao_decimal value;
    bao_error error;
    if (q->valued && bao_quantity_in_unit(report, q, unit, &value, &error) == BAO_OK) {
        bao_push_number(L, value);
        lua_setfield(L, -2, "here");
    }
}

void bao__push_quantities(lua_State *L, const bao_report *report, bao_span unit,
                          const bao_claim *claims)
{
    const bao_span view = bao_fold_view(&report->fold);
    lua_createtable(L, (int)report->quantities.count, 0);
    for (size_t i = 0; i < report->quantities.count; i++) {
        const bao_quantity *q = &report->quantities.items[i];
        lua_createtable(L, 0, 11);
        push_range(L, q->raw);
        lua_pushstring(L, bao_quantity_kind_name((bao_quantity_kind)q->kind));
        lua_setfield(L, -2, "kind");
        lua_pushstring(L, bao_hedge_name((bao_hedge)q->hedge));
        lua_setfield(L, -2, "hedge");
        bao_push_span(L, bao_span_cut(view, q->unit));
        lua_setfield(L, -2, "unit");
        bao_push_span(L, bao_report_raw(report, q->raw));
        lua_setfield(L, -2, "raw");
        lua_pushinteger(L, bao_report_line(report, q->raw.from));
        lua_setfield(L, -2, "line");
        lua_pushboolean(L, bao_quantity_is_amount((bao_quantity_kind)q->kind));
        lua_setfield(L, -2, "amount");
        if (q->valued) {
            bao_push_number(L, q->value);
            lua_setfield(L, -2, "value");
        }
        if (claims) {
            lua_pushboolean(L, claims[i].claimed);
            lua_setfield(L, -2, "claimed");
            lua_pushboolean(L, claims[i].set_aside);
            lua_setfield(L, -2, "set_aside");
        }
        if (unit.n) {
            set_in_unit(L, report, q, unit);
        }
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void bao__push_warnings(lua_State *L, const bao_warnings *w)
{
    const lua_Integer first = (lua_Integer)lua_rawlen(L, -1) + 1;
    for (size_t i = 0; i < w->count; i++) {
        lua_createtable(L, 0, 4);
        lua_pushstring(L, w->items[i].code);
        lua_setfield(L, -2, "code");
        lua_pushstring(L, w->items[i].message);
        lua_setfield(L, -2, "message");
        lua_pushinteger(L, (lua_Integer)w->items[i].at);
        lua_setfield(L, -2, "at");
        lua_pushinteger(L, w->items[i].count);
        lua_setfield(L, -2, "count");
        lua_rawseti(L, -2, first + (lua_Integer)i);
    }
}
