/* zip_file.c - libzip: parts of a zip file in memory, within bounds. */
#include "read/zip_file.h"

#include <sys/stat.h>
#include <zip.h>

/* Parts of a document; bytes of one, of all; a part squeezed harder than this, and large, is a bomb
 * (sheets of equal rows reach 1:60). */
#define ENTRIES_MOST 10000
#define PART_MOST    (64u << 20)
#define TOTAL_MOST   (256u << 20)
#define RATIO_MOST   250u
#define BOMB_LEAST   (4u << 20)

bao_status bao__zip_open(bao__zip *zip, bao_report *report, bao_span source, bao_error *error)
{
    zip_error_t why;
    *zip = (bao__zip){.report = report};
    zip_error_init(&why);
    zip_source_t *bytes = zip_source_buffer_create(source.p, source.n, 0, &why);
    zip->library = bytes ? zip_open_from_source(bytes, ZIP_RDONLY, &why) : NULL;
    if (!zip->library && bytes) {
        zip_source_free(bytes);
    }
    const int code = zip_error_code_zip(&why);
    zip_error_fini(&why);
    if (!zip->library) {
        return code == ZIP_ER_MEMORY
                   ? bao_fail(error, BAO_MEMORY, "no memory for a zip file")
                   : bao_fail(
                         error, BAO_DAMAGED,
                         "the zip file's directory is missing or broken (%zu bytes): it may be "
                         "cut off; get the file again",
                         source.n);
    }
    const zip_int64_t entries = zip_get_num_entries(zip->library, 0);
    if (entries > ENTRIES_MOST) {
        return bao_fail(error, BAO_LIMIT, "%lld parts in the file, more than %d",
                        (long long)entries, ENTRIES_MOST);
    }
    return bao__zip_prove(report, source, error);
}

void bao__zip_close(bao__zip *zip)
{
    if (zip->library) {
        zip_discard(zip->library);
        zip->library = NULL;
    }
}

/* Whether a part may be taken out at all. */
static bao_status allow(bao__zip *zip, const zip_stat_t *part, bao_error *error)
{
    zip_uint8_t system;
    zip_uint32_t attributes;
    const uint64_t size = part->size;
    if (part->encryption_method != ZIP_EM_NONE) {
        return bao_fail(error, BAO_ENCRYPTED, "%s is encrypted; save the file without a password",
                        part->name);
    }
    if (part->comp_method != ZIP_CM_STORE && part->comp_method != ZIP_CM_DEFLATE) {
        return bao_fail(error, BAO_UNSUPPORTED,
                        "%s is compressed by method %u, which documents do not use; save the file "
                        "again",
                        part->name, part->comp_method);
    }
    if (zip_file_get_external_attributes(zip->library, part->index, 0, &system, &attributes) == 0 &&
        system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16)) {
        return bao_fail(error, BAO_DAMAGED, "%s is a link to another file; links are not followed",
                        part->name);
    }
    if (size > PART_MOST || zip->total + size > TOTAL_MOST ||
        (size > BOMB_LEAST && size / RATIO_MOST > part->comp_size)) {
        return bao_fail(error, BAO_LIMIT,
                        "%s says that it is %llu bytes in %llu: more than a document holds; save "
                        "it again or split it",
                        part->name, (unsigned long long)size, (unsigned long long)part->comp_size);
    }
    return BAO_OK;
}

static bao_status inflate_part(bao__zip *zip, const zip_stat_t *part, bao_span *out,
                               bao_error *error)
{
    char *p = bao_arena_alloc(zip->report->arena, (size_t)part->size + 1);
    zip_file_t *file = p ? zip_fopen_index(zip->library, part->index, 0) : NULL;
    if (!p) {
        return bao_fail(error, BAO_MEMORY, "no memory for %s", part->name);
    }
    const zip_int64_t n = file ? zip_fread(file, p, part->size + 1) : -1;
    /* the last read tells of a wrong checksum */
    const bool whole = n >= 0 && (zip_uint64_t)n == part->size && zip_fread(file, p + n, 1) == 0;
    if (file) {
        zip_fclose(file);
    }
    if (!whole) {
        return bao_fail(error, BAO_DAMAGED, "%s cannot be taken out of the file; get it again",
                        part->name);
    }
    zip->total += part->size;
    *out = (bao_span){p, (size_t)part->size};
    return BAO_OK;
}

bao_status bao__zip_read(bao__zip *zip, const char *name, bao_span *out, bao_error *error)
{
    zip_stat_t part;
    const zip_uint64_t all =
        ZIP_STAT_NAME | ZIP_STAT_INDEX | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    *out = (bao_span){"", 0};
    zip_stat_init(&part);
    const zip_int64_t at = zip_name_locate(zip->library, name, ZIP_FL_NOCASE);
    if (at < 0 || zip_stat_index(zip->library, (zip_uint64_t)at, 0, &part) != 0 ||
        (part.valid & all) != all) {
        return bao_fail(error, BAO_NOT_FOUND, "missing part: there is no %s in the file", name);
    }
    const bao_status status = allow(zip, &part, error);
    return status == BAO_OK ? inflate_part(zip, &part, out, error) : status;
}
