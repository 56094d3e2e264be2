/* bind_watch.c - waiting for files to be saved (inotify), for --watch. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "bind/bind.h"

#define WATCH_TYPE "baogao.watch"

/* An editor's save is several events: what comes within this time belongs together. */
#define SETTLE_MILLISECONDS 20

typedef struct watch_box {
    int fd; /* -1: closed */
} watch_box;

static watch_box *check_watch(lua_State *L)
{
    watch_box *box = luaL_checkudata(L, 1, WATCH_TYPE);
    luaL_argcheck(L, box->fd >= 0, 1, "a closed watch");
    return box;
}

static int close_watch(lua_State *L)
{
    watch_box *box = luaL_checkudata(L, 1, WATCH_TYPE);
    if (box->fd >= 0) {
        close(box->fd);
        box->fd = -1;
    }
    return 0;
}

static int push_system_failure(lua_State *L, const char *what)
{
    bao_error error;
    bao_fail(&error, BAO_IO, "%s: %s", what, strerror(errno));
    return bao_push_failure(L, &error);
}

/* Watches files that are saved in folders.
 * @function watch
 * @treturn watch
 * @treturn[2] nil
 * @treturn[2] string message
 * @treturn[2] string code */
static int l_watch(lua_State *L)
{
    watch_box *box = lua_newuserdatauv(L, sizeof *box, 1);
    box->fd = -1;
    luaL_setmetatable(L, WATCH_TYPE);
    lua_newtable(L); /* box folders: watch descriptor to folder */
    lua_setiuservalue(L, -2, 1);
    box->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    return box->fd >= 0 ? 1 : push_system_failure(L, "watch");
}

/* Adds a folder; the same one again changes nothing.
 * @function watch:add
 * @tparam string folder
 * @treturn boolean true, or nil, message, code */
static int l_add(lua_State *L)
{
    const watch_box *box = check_watch(L);
    const char *folder = luaL_checkstring(L, 2);
    int wd = inotify_add_watch(box->fd, folder, IN_CLOSE_WRITE | IN_MOVED_TO);
    if (wd < 0) {
        return push_system_failure(L, folder);
    }
    lua_getiuservalue(L, 1, 1);
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, wd);
    lua_pushboolean(L, 1);
    return 1;
}

/* Adds what one read gives to the list (stack: watch, milliseconds, list); false when there is
 * nothing to read. */
static bool take_events(lua_State *L, int fd)
{
    _Alignas(struct inotify_event) char bytes[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    ssize_t n = read(fd, bytes, sizeof bytes);
    lua_getiuservalue(L, 1, 1); /* watch milliseconds list folders */
    for (ssize_t at = 0; at < n;) {
        const struct inotify_event *event =
            (const struct inotify_event *)(const void *)(bytes + at);
        if (event->len && lua_rawgeti(L, -1, event->wd) == LUA_TSTRING) {
            lua_pushfstring(L, "%s/%s", lua_tostring(L, -1), event->name);
            lua_rawseti(L, 3, (lua_Integer)lua_rawlen(L, 3) + 1);
        }
        lua_settop(L, 4);
        at += (ssize_t)(sizeof *event + event->len);
    }
    lua_settop(L, 3);
    return n > 0;
}

/* Waits until files are saved.
 * @function watch:wait
 * @tparam[opt] integer milliseconds the longest time; without it, for ever
 * @treturn {string,...}|nil "folder/name" of each; nil when the time is over or a signal came */
static int l_wait(lua_State *L)
{
    const watch_box *box = check_watch(L);
    struct pollfd ready = {.fd = box->fd, .events = POLLIN};
    int most = lua_isnoneornil(L, 2) ? -1 : (int)luaL_checkinteger(L, 2);
    lua_settop(L, 2);
    lua_newtable(L); /* watch milliseconds list */
    if (poll(&ready, 1, most) <= 0) {
        return 0;
    }
    do {
        while (take_events(L, box->fd)) {
        }
    } while (poll(&ready, 1, SETTLE_MILLISECONDS) > 0);
    return 1;
}

void bao_bind_watch(lua_State *L)
{
    static const luaL_Reg methods[] = {{"__gc", close_watch},  {"__close", close_watch},
                                       {"close", close_watch}, {"add", l_add},
                                       {"wait", l_wait},       {NULL, NULL}};
    bao_new_type(L, WATCH_TYPE, methods);
    lua_pushcfunction(L, l_watch);
    lua_setfield(L, -2, "watch");
}
