/* fuzz_script.c - random programs over all that scripts may call, each over two reports: bytes
 * choose statements and what stands in them. */
#include "records.h"

#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Pieces of programs. @ is an expression, # a pattern, ~ a name of a fact, ! a statement that runs
 * when a report is read; each is chosen by the next byte. */
static const char *const statements[] = {
    "s:rule(\"r\" .. n(), zh.words \"受理\" * zh.upto(zh.int) * s.fact(~, #))",
    "s:rule(\"r\" .. n(), zh.words(\"申请\") * #)",
    "s:rule(\"r\" .. n(), # * Cmt(true, function(t, i) ! return i end) * s.fact(~, #), { near = { "
    "\"件\" } })",
    "s:rule(\"r\" .. n(), zh.words \"公开\" * Cmt(#, function(t, i, ...) ! return @ end) * "
    "s.none(~, #))",
    "s:phrase(\"受理{b:件}\" .. @)",
    "s:check(\"k\" .. n(), function(f) kf = f ! return f(~), @ end)",
    "s:check(\"k\" .. n(), function(f) local t = f(~) + f(~) * @ kt = t ! return t, f(~) end)",
    "s:check(\"k\" .. n(), \"a = b\")",
    "s:metric { name = \"m\" .. n(), unit = \"件\", label = \"x\", needs = { ~ }, value = "
    "function(v) ! return @ end }",
    "s:export(\"e\" .. n() .. \".md\", function(r, out) kr, ko = r, out ! out:write(@) end)",
    "s:indicator { name = \"i\" .. n(), unit = \"件\", label = @ }",
    "s:ignore { reason = @, near = { @ } }",
    "s:sample { \"受理1件\", [~] = @ }",
    "s:table { name = \"t\" .. n(), rows = { { ~, \"受理\" }, { ~, @ } }, least = @ }",
    "s:grid { name = \"g\" .. n(), rows = { { \"a\", \"一、\" } }, columns = { { \"b\", @ } } }",
    "s:listing { name = \"l\" .. n(), rows = { { value = ~, @ } } }",
    "s:shares { base = ~, { ~, ~ } }",
    "s:declare { { @, @, @ } }",
    "kp = #",
    "kv[n()] = @",
    "!",
};

static const char *const late[] = {
    "kp:match(@)",
    "kp:match(@, @)",
    "lpeg.match(s.fact(~, #), @ .. \"持平\", @)",
    "re.match(@, kp)",
    "zh.list(s.fact(~, #)):match(@)",
    "kf(~)",
    "kf:sum(@)",
    "kf:headings()",
    "kr:value(~)",
    "kr:facts()",
    "kr:show(@)",
    "ko:write(@, @)",
    "kt.value = @",
    "kt.name = @",
    "kt = kt + kt",
    "print(@, kf, kr, kt, kp)",
    "error(@, 0)",
    "s:rule(@, #)",
    "s:check(@, @)",
    "baogao.decimal(@):round(@)",
    "kv[n()] = baogao.decimal(@) / @",
    "baogao.fold(@)",
    "kv[n()] = #",
    "load(@)",
    "string.format(@, @)",
    "setmetatable(kv, { __index = @ })",
};

static const char *const values[] = {
    "0",
    "1",
    "-1",
    "2^53",
    "1e300",
    "0/0",
    "1/0",
    "math.mininteger",
    "math.maxinteger",
    "\"\"",
    "\"x\"",
    "\"受理918件\"",
    "\"\\27[31m\\n\"",
    "\"\\xFF\\xE4\"",
    "(\"件\"):rep(3000)",
    "(\"9\"):rep(400)",
    "\"a:b\"",
    "\"d:e;f:g\"",
    "{}",
    "print",
    "nil",
    "true",
    "false",
    "#",
    "~",
    "kv",
    "kf",
    "kr",
    "ko",
    "kt",
    "kp",
    "baogao.decimal \"12.50\"",
    "kv[1]",
    "s",
    "zh",
    "function(...) return ... end",
};

static const char *const patterns[] = {
    "zh.int",
    "zh.number",
    "zh.percent",
    "zh.same",
    "zh.part",
    "zh.growth",
    "zh.index",
    "zh.year",
    "zh.sep",
    "zh.stop",
    "zh.words \"件\"",
    "zh.upto(zh.int)",
    "zh.list(#)",
    "zh.dim(\"k\", { v = { \"受理\" } })",
    "P(1)",
    "P \"受理\"",
    "P(true)",
    "P(false)",
    "C(#)",
    "Cp()",
    "Cc(@)",
    "Ct(#)",
    "Cs(#)",
    "Cg(#, \"g\")",
    "(#)^-2",
    "(P(1) * #)^1",
    "(#) * (#)",
    "(#) + (#)",
    "(#) - (#)",
    "-(#)",
    "(#) / 0",
    "(#) / \"%0\"",
    "(#) / function(...) ! return ... end",
    "Cmt(#, function(t, i, ...) ! return true, ... end)",
    "s.fact(~, #)",
    "s.none(~, #)",
    "re.compile(\"{.}\")",
    "kp",
    "zh.led_by(\"受理\")",
    "lpeg.B(P \"受\")",
    "zh.words(@)",
};

static const char *const names[] = {"\"a\"",          "\"b\"",    "\"c\"",
                                    "\"a[k:v]\"",     "\"b[x]\"", "\"nosuch\"",
                                    "\"a[k:v;m:n]\"", "\"\"",     "@"};

static const char head[] =
    "local baogao, lpeg, re = require \"baogao\", require \"lpeg\", require \"re\"\n"
    "local zh, P, C, Cc, Cp, Cmt, Ct, Cg, Cs = baogao.zh, lpeg.P, lpeg.C, lpeg.Cc, lpeg.Cp, "
    "lpeg.Cmt,\n"
    "  lpeg.Ct, lpeg.Cg, lpeg.Cs\n"
    "local count, kv, kf, kr, ko, kt = 0, {}\n"
    "local kp = P(1)\n"
    "local function n() count = count + 1 return count end\n"
    "local s = baogao.script { name = \"random\", version = \"1\" }\n"
    "s:identify { must = { \"政府信息公开\" } }\n"
    "s:declare { { \"a\", \"件\", \"甲\" }, { \"b\", \"件\", \"乙\" }, { \"c\", \"件\", \"丙\" } "
    "}\n"
    "s:rule(\"base\", zh.words \"受理\" * zh.upto(zh.int) * s.fact(\"b\", zh.int))\n";

static const char *const reports[] = {
    "某市2018年政府信息公开工作年度报告\n\n一、概述\n2018年共受理政府信息公开申请918件，其中网络申"
    "请12件、信函"
    "申请906件，比上年下降4.3%。受理举报4件，未收费。\n",
    "某县2017年政府信息公开工作年度报告\n\n一、概述\n公开12.5万条，受理申请3件，持平。\n"};

typedef struct choices {
    const uint8_t *data;
    size_t n;
    bao_buf out;
} choices;

static unsigned next(choices *c)
{
    if (!c->n) {
        return 0;
    }
    c->n--;
    return *c->data++;
}

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void write_piece(choices *c, const char *piece, int depth);

static void write_one(choices *c, const char *const *list, size_t count, const char *last,
                      int depth)
{
    write_piece(c, depth < 6 ? list[next(c) % count] : last, depth + 1);
}

/* A piece with its marks filled in. Inside a string and before a "(" a # is Lua's own. */
static void write_piece(choices *c, const char *piece, int depth)
{
    for (; *piece && c->out.n < 20000; piece++) {
        if (*piece == '@') {
            write_one(c, values, COUNT(values), "1", depth);
        } else if (*piece == '#') {
            write_one(c, patterns, COUNT(patterns), "zh.int", depth);
        } else if (*piece == '~') {
            write_one(c, names, COUNT(names), "\"b\"", depth);
        } else if (*piece == '!') {
            bao_buf_string(&c->out, "pcall(function() ");
            write_one(c, late, COUNT(late), "n()", depth);
            bao_buf_string(&c->out, " end) ");
        } else {
            bao_buf_byte(&c->out, *piece);
        }
    }
}

static char folder[64];

static void remove_folder(void)
{
    static const char *const entries[] = {"random.lua", "lua", "scripts"};
    char path[128];
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]);
        remove(path);
    }
    rmdir(folder);
}

/* A runtime without scripts, made once: it opens fast. */
static const char *home(void)
{
    char path[128];
    if (!*folder) {
        atexit(remove_folder);
        strcpy(folder, "/tmp/fuzz_script.XXXXXX");
        demand(mkdtemp(folder) != NULL, "no folder to work in");
        snprintf(path, sizeof path, "%s/lua", folder);
        demand(symlink(BAO_BUILD "/lua", path) == 0, "no runtime");
        snprintf(path, sizeof path, "%s/scripts", folder);
        demand(mkdir(path, 0700) == 0, "no folder of scripts");
    }
    return folder;
}

static void write_program(const char *path, choices *c)
{
    bao_buf_string(&c->out, head);
    while (c->n) {
        bao_buf_string(&c->out, "pcall(function() ");
        write_piece(c, statements[next(c) % COUNT(statements)], 0);
        bao_buf_string(&c->out, " end)\n");
    }
    bao_buf_string(&c->out, "return s\n");
    FILE *file = fopen(path, "wb");
    demand(file && !c->out.failed, "no file for the script");
    fwrite(c->out.p, 1, c->out.n, file);
    fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[128];
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    choices c = {.data = data, .n = size < 300 ? size : 300, .out = bao_buf_in(arena)};
    snprintf(path, sizeof path, "%s/random.lua", home());
    write_program(path, &c);
    const char *const exports[] = {"random:e1", "random:e2"};
    bao_session_settings settings = {.home = home(), .script = path, .exports = exports};
    bao_error error;
    bao_session *session = bao_session_open(&settings, &error);
    for (size_t i = 0; session && i < 4; i++) {
        const bao_span source = bao_span_of(reports[i % COUNT(reports)]);
        bao_record record;
        bao_arena_reset(arena);
        if (bao_session_read(session, source, "report.txt", arena, &record)) {
            check_record(&record, &source);
        }
    }
    bao_session_close(session);
    bao_arena_drop(arena);
    return 0;
}
