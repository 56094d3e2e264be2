/* test_file.c - reading files and listing folders, among things that are not what they seem. */
#include "test.h"

#include "base/file.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static char folder[] = "/tmp/baogao-test-XXXXXX";

static const char *in(const char *name)
{
    static char path[4][256];
    static unsigned turn;
    char *p = path[turn++ % 4];
    snprintf(p, sizeof path[0], "%s/%s", folder, name);
    return p;
}

static void put(const char *name, const char *content)
{
    FILE *f = fopen(in(name), "wb");
    CHECK_THAT(f != NULL, "%s", name);
    fwrite(content, 1, strlen(content), f);
    fclose(f);
}

static void make_tree(void)
{
    CHECK(mkdtemp(folder) != NULL);
    CHECK(mkdir(in("b"), 0700) == 0 && mkdir(in("b/deep"), 0700) == 0);
    CHECK(mkdir(in(".git"), 0700) == 0 && mkdir(in("empty"), 0700) == 0);
    put("a.txt", "abc");
    put("b/deep/x.txt", "");
    put("b.txt", "b");
    put("b/\xBC\xF2.txt", "gbk name");
    put(".hidden", "h");
    put(".git/config", "h");
    CHECK(symlink("a.txt", in("link.txt")) == 0);
    CHECK(symlink("..", in("b/up")) == 0);
    CHECK(symlink("nowhere", in("dangling")) == 0);
    CHECK(symlink("loop", in("loop")) == 0);
    CHECK(mkfifo(in("fifo"), 0600) == 0);
}

static void drop_tree(void)
{
    static const char *const names[] = {
        "b/deep/x.txt", "b/\xBC\xF2.txt", "b/up",  "b/deep", "b",       ".git/config",
        ".git",         "empty",          "a.txt", "b.txt",  ".hidden", "link.txt",
        "dangling",     "loop",           "fifo",  "sparse", "socket",  "."};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK_THAT(remove(i + 1 < sizeof names / sizeof *names ? in(names[i]) : folder) == 0,
                   "remove %s", names[i]);
    }
}

static void reads_regular_files(bao_arena *arena)
{
    bao_span s;
    bao_error error;
    CHECK(bao_file_read(arena, in("a.txt"), 3, &s, &error) == BAO_OK);
    CHECK(bao_span_equal(s, BAO_SPAN("abc")) && s.p[3] == '\0');
    CHECK(bao_file_read(arena, in("link.txt"), 0, &s, &error) == BAO_OK && s.n == 3);
    CHECK(bao_file_read(arena, in("b/deep/x.txt"), 0, &s, &error) == BAO_OK && s.n == 0);
}

static void refuses_all_else(bao_arena *arena)
{
    static const struct {
        const char *name;
        bao_status status;
        const char *says;
    } cases[] = {
        {"none.txt", BAO_NOT_FOUND, "no such"}, {"a.txt/x", BAO_NOT_FOUND, "no such"},
        {"dangling", BAO_NOT_FOUND, "no such"}, {"b", BAO_NOT_FILE, "a folder"},
        {"fifo", BAO_NOT_FILE, "a FIFO"},       {"socket", BAO_NOT_FILE, "a socket"},
        {"loop", BAO_IO, "symbolic links"},     {"sparse", BAO_LIMIT, "--max-bytes"},
    };
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s/socket", folder);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK(bind(fd, (struct sockaddr *)&address, sizeof address) == 0);
    put("sparse", "");
    CHECK(truncate(in("sparse"), (off_t)1 << 40) == 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bao_span s;
        bao_error error = {BAO_OK, ""};
        bao_status status = bao_file_read(arena, in(cases[i].name), 1 << 20, &s, &error);
        CHECK_THAT(status == cases[i].status && error.status == status, "%s: %s", cases[i].name,
                   error.message);
        CHECK_THAT(strstr(error.message, cases[i].says) != NULL, "%s: %s", cases[i].name,
                   error.message);
    }
    close(fd);
    bao_span s;
    bao_error error;
    CHECK(bao_file_read(arena, "/dev/null", 0, &s, &error) == BAO_NOT_FILE);
    bao_arena_limit(arena, 1 << 20);
    CHECK(bao_file_read(arena, in("sparse"), 0, &s, &error) == BAO_MEMORY);
    bao_arena_limit(arena, 0);
}

static void count_trouble(void *ud, const char *path, const bao_error *error)
{
    int *count = ud;
    (*count)++;
    CHECK_THAT(strstr(path, "dangling") || strstr(path, "loop"), "%s: %s", path, error->message);
}

static void lists_a_folder_in_byte_order(bao_arena *arena)
{
    static const char *const want[] = {"a.txt",          "b.txt",    "b/deep/x.txt",
                                       "b/\xBC\xF2.txt", "link.txt", "sparse"};
    bao_files files = {0};
    int troubles = 0;
    char root[64];
    snprintf(root, sizeof root, "%s//", folder);
    CHECK(bao_files_add(&files, arena, root, count_trouble, &troubles) == BAO_OK);
    CHECK_THAT(files.count == 6, "%zu files", files.count);
    for (size_t i = 0; i < files.count && i < 6; i++) {
        CHECK_THAT(strcmp(files.paths[i], in(want[i])) == 0, "%zu is %s", i, files.paths[i]);
    }
    CHECK(troubles == 2);
    CHECK(files.linked == 1 && strcmp(files.one_linked, in("b/up")) == 0);
    CHECK(bao_files_add(&files, arena, "no such file", NULL, NULL) == BAO_OK);
    CHECK(files.count == 7 && strcmp(files.paths[6], "no such file") == 0);
    CHECK(bao_files_add(&files, arena, in("b/up/fifo"), NULL, NULL) == BAO_OK);
    CHECK(files.count == 8);
}

static void passes_over_the_folder_to_skip(bao_arena *arena)
{
    char root[64];
    char skip[64];
    snprintf(root, sizeof root, "%s/.", folder);
    snprintf(skip, sizeof skip, "%s/b/deep/..", folder);
    bao_files files = {.skip = skip};
    CHECK(bao_files_add(&files, arena, root, NULL, NULL) == BAO_OK);
    CHECK_THAT(files.count == 4, "%zu files", files.count);
}

/* With 0, 1, 2 … allocations allowed a listing is MEMORY or complete, and nothing is lost. */
static void survives_every_refusal(void)
{
    for (long budget = 0;; budget++) {
        test_tap tap = {.left = budget};
        bao_alloc alloc = {&tap, test_tap_realloc};
        bao_arena *arena = bao_arena_new(&alloc);
        bao_files files = {0};
        bao_span s;
        bao_status status = BAO_MEMORY;
        if (arena) {
            status = bao_files_add(&files, arena, folder, NULL, NULL);
            CHECK(status == BAO_MEMORY || files.count == 6);
        }
        if (status == BAO_OK) {
            status = bao_file_read(arena, in("a.txt"), 0, &s, NULL);
        }
        bao_arena_drop(arena);
        CHECK(tap.live == 0);
        if (status == BAO_OK) {
            return;
        }
        CHECK(status == BAO_MEMORY);
    }
}

int main(void)
{
    bao_arena *arena = bao_arena_new(&bao_alloc_libc);
    make_tree();
    reads_regular_files(arena);
    refuses_all_else(arena);
    lists_a_folder_in_byte_order(arena);
    passes_over_the_folder_to_skip(arena);
    survives_every_refusal();
    drop_tree();
    bao_arena_drop(arena);
    return test_end();
}
