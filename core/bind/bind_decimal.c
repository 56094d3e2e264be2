/* bind_decimal.c - baogao.decimal for Lua: exact numbers with their printed digits. */
#include <stdio.h>

#include "bind/bind.h"

/* Places that a division keeps at the most. */
#define QUOTIENT_DIGITS 12

static void push_decimal(lua_State *L, bao_decimal d)
{
    bao_decimal *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = d;
    luaL_setmetatable(L, BAO_DECIMAL_TYPE);
}

void bao_push_number(lua_State *L, bao_decimal d)
{
    const int64_t exact = INT64_C(1) << 53;
    if (d.digits == 0 && d.coefficient < exact && d.coefficient > -exact) {
        lua_pushinteger(L, d.coefficient);
    } else {
        push_decimal(L, d);
    }
}

static bool from_float(double value, bao_decimal *out)
{
    char text[64];
    if (!(value > -1e18 && value < 1e18)) { /* NaN neither */
        return false;
    }
    int n = snprintf(text, sizeof text, "%.15g", value);
    if (memchr(text, 'e', (size_t)n)) {
        n = snprintf(text, sizeof text, "%.18f", value);
        while (n > 0 && (text[n - 1] == '0' || text[n - 1] == '.')) {
            if (text[--n] == '.') {
                break;
            }
        }
    }
    return n > 0 && n < (int)sizeof text && bao_decimal_parse((bao_span){text, (size_t)n}, out);
}

bool bao_to_decimal(lua_State *L, int index, bao_decimal *out)
{
    if (lua_isinteger(L, index)) {
        lua_Integer i = lua_tointeger(L, index);
        *out = (bao_decimal){i, 0};
        return i != INT64_MIN;
    }
    if (lua_type(L, index) == LUA_TNUMBER) {
        return from_float(lua_tonumber(L, index), out);
    }
    const bao_decimal *box = luaL_testudata(L, index, BAO_DECIMAL_TYPE);
    if (box) {
        *out = *box;
    }
    return box != NULL;
}

static bao_decimal check_operand(lua_State *L, int index)
{
    bao_decimal d;
    if (!bao_to_decimal(L, index, &d)) {
        luaL_error(L, "decimal arithmetic on a %s value", luaL_typename(L, index));
    }
    return d;
}

/* The decimal `value` again, or the one a string spells: "12.30".
 * @function decimal
 * @tparam number|string|decimal value
 * @treturn decimal it, or nil, message, "NUMBER" when the string is no plain decimal */
static int l_decimal(lua_State *L)
{
    bao_decimal d;
    if (lua_type(L, 1) == LUA_TSTRING) {
        if (!bao_decimal_parse(bao_check_span(L, 1), &d)) {
            bao_error error;
            bao_fail(&error, BAO_NUMBER, "\"%.60s\" is not a plain decimal", lua_tostring(L, 1));
            return bao_push_failure(L, &error);
        }
    } else if (!bao_to_decimal(L, 1, &d)) {
        return luaL_argerror(L, 1, "number, string or decimal expected");
    }
    push_decimal(L, d);
    return 1;
}

typedef bool operation(bao_decimal a, bao_decimal b, bao_decimal *out);

static int calculate(lua_State *L, operation *apply)
{
    bao_decimal result;
    if (!apply(check_operand(L, 1), check_operand(L, 2), &result)) {
        return luaL_error(L, "a decimal result does not fit");
    }
    push_decimal(L, result);
    return 1;
}

static int l_add(lua_State *L)
{
    return calculate(L, bao_decimal_add);
}

static int l_sub(lua_State *L)
{
    return calculate(L, bao_decimal_subtract);
}

static int l_mul(lua_State *L)
{
    return calculate(L, bao_decimal_multiply);
}

static bool quotient(bao_decimal a, bao_decimal b, bao_decimal *out)
{
    for (unsigned digits = QUOTIENT_DIGITS;; digits--) {
        if (bao_decimal_divide(a, b, digits, out)) {
            return true;
        }
        if (digits == 0) {
            return false;
        }
    }
}

static int l_div(lua_State *L)
{
    if (check_operand(L, 2).coefficient == 0) {
        return luaL_error(L, "division by zero");
    }
    return calculate(L, quotient);
}

static int l_unm(lua_State *L)
{
    bao_decimal d = check_operand(L, 1);
    d.coefficient = -d.coefficient;
    push_decimal(L, d);
    return 1;
}

static int l_eq(lua_State *L)
{
    lua_pushboolean(L, bao_decimal_compare(check_operand(L, 1), check_operand(L, 2)) == 0);
    return 1;
}

static int l_lt(lua_State *L)
{
    lua_pushboolean(L, bao_decimal_compare(check_operand(L, 1), check_operand(L, 2)) < 0);
    return 1;
}

static int l_le(lua_State *L)
{
    lua_pushboolean(L, bao_decimal_compare(check_operand(L, 1), check_operand(L, 2)) <= 0);
    return 1;
}

static int l_tostring(lua_State *L)
{
    char text[BAO_DECIMAL_TEXT];
    size_t n = bao_decimal_print(check_operand(L, 1), text);
    lua_pushlstring(L, text, n);
    return 1;
}

/* The value as a Lua float, which may be inexact.
 * @function decimal:tonumber */
static int l_tonumber(lua_State *L)
{
    l_tostring(L);
    lua_pushnumber(L, lua_tonumber(L, -1));
    return 1;
}

/* Rounded half away from zero, or padded, to `digits` places.
 * @function decimal:round
 * @tparam integer digits 0 to 18
 * @treturn decimal */
static int l_round(lua_State *L)
{
    lua_Integer digits = luaL_checkinteger(L, 2);
    bao_decimal d;
    luaL_argcheck(L, digits >= 0 && digits <= BAO_DECIMAL_DIGITS, 2, "0 to 18 places");
    if (!bao_decimal_round(check_operand(L, 1), (unsigned)digits, &d)) {
        return luaL_error(L, "a decimal result does not fit");
    }
    push_decimal(L, d);
    return 1;
}

static const luaL_Reg methods[] = {
    {"__add", l_add},           {"__sub", l_sub},         {"__mul", l_mul},   {"__div", l_div},
    {"__unm", l_unm},           {"__eq", l_eq},           {"__lt", l_lt},     {"__le", l_le},
    {"__tostring", l_tostring}, {"tonumber", l_tonumber}, {"round", l_round}, {NULL, NULL}};

void bao_bind_decimal(lua_State *L)
{
    bao_new_type(L, BAO_DECIMAL_TYPE, methods);
    lua_pushcfunction(L, l_decimal);
    lua_setfield(L, -2, "decimal");
}
