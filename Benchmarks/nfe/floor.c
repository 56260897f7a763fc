// The yardstick: libxml2's SAX2 interface from C, one parser for all files, and nothing but the extraction.
// floor LIST: prints one row a note and one an item, tabs between fields.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 64, FIELD = 4096 };
enum { KEY, EMIT, DEST, TOTAL, STATUS, NUMBER, CODE, NAME, NCM, CFOP, QUANTITY, PRICE, VALUE, INFO, FIELDS };

static const char *const paths[FIELDS] = {
    [EMIT] = "infNFe/emit/CNPJ", [DEST] = "infNFe/dest/CNPJ", [TOTAL] = "total/ICMSTot/vNF",
    [STATUS] = "protNFe/infProt/cStat", [CODE] = "det/prod/cProd", [NAME] = "det/prod/xProd",
    [NCM] = "det/prod/NCM", [CFOP] = "det/prod/CFOP", [QUANTITY] = "det/prod/qCom", [PRICE] = "det/prod/vUnCom",
    [VALUE] = "det/prod/vProd", [INFO] = "infNFe/det/infAdProd",
};
// Names are interned by the parser: a path is three pointers.
static const xmlChar *wanted[FIELDS][3], *inf, *det;
static const xmlChar *stack[DEPTH];
static int depth, open_field = -1, items;
static char field[FIELDS][FIELD];
static int length[FIELDS];
static char *rows;
static size_t rows_used, rows_size;

static void keep(int which, const xmlChar *text, int count) {
    if (count > FIELD - length[which]) count = FIELD - length[which];
    memcpy(field[which] + length[which], text, count);
    length[which] += count;
}

static void start(void *user, const xmlChar *name, const xmlChar *p, const xmlChar *u, int n, const xmlChar **ns,
                  int count, int d, const xmlChar **a) {
    (void)user; (void)p; (void)u; (void)n; (void)ns; (void)d;
    if (depth >= DEPTH) exit(3);
    stack[depth++] = name;
    open_field = -1;
    if (name == inf || name == det) {
        if (name == det) for (int f = NUMBER; f < FIELDS; f++) length[f] = 0;
        for (int i = 0; i < count; i++, a += 5) {
            if (name == inf && !strcmp((const char *)a[0], "Id")) keep(KEY, a[3] + 3, (int)(a[4] - a[3] - 3));
            if (name == det && !strcmp((const char *)a[0], "nItem")) keep(NUMBER, a[3], (int)(a[4] - a[3]));
        }
        return;
    }
    if (depth < 3) return;
    for (int f = EMIT; f < FIELDS; f++)
        if (name == wanted[f][2] && stack[depth - 2] == wanted[f][1] && stack[depth - 3] == wanted[f][0]) {
            open_field = f;
            length[f] = 0;
            return;
        }
}

static void emit(int from, int to) {
    size_t need = rows_used + (size_t)(to - from + 1) * (FIELD + 1) + 4;
    if (need > rows_size && !(rows = realloc(rows, rows_size = 2 * need))) exit(3);
    rows[rows_used++] = from == KEY ? 'N' : 'I';
    for (int f = from; f <= to; f++) {
        rows[rows_used++] = '\t';
        memcpy(rows + rows_used, field[f], length[f]);
        rows_used += length[f];
    }
    rows[rows_used++] = '\n';
}

static void end(void *user, const xmlChar *name, const xmlChar *p, const xmlChar *u) {
    (void)user; (void)p; (void)u;
    depth--;
    open_field = -1;
    if (name == det) { emit(NUMBER, INFO); items++; }
}

static void text(void *user, const xmlChar *start, int count) {
    (void)user;
    if (open_field >= 0) keep(open_field, start, count);
}

static char *bytes_of(const char *path, long *size) {
    static char *buffer;
    static long room;
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) || (*size = ftell(file)) < 0) exit(3);
    rewind(file);
    if (*size >= room && !(buffer = realloc(buffer, room = 2 * *size + 1))) exit(3);
    if (fread(buffer, 1, *size, file) != (size_t)*size) exit(3);
    fclose(file);
    return buffer;
}

int main(int count, char **arguments) {
    FILE *list = count == 2 ? fopen(arguments[1], "r") : NULL;
    if (!list) return 2;
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    for (int f = 0; f < FIELDS; f++) {
        if (!paths[f]) continue;
        char copy[64];
        strcpy(copy, paths[f]);
        int part = 0;
        for (char *word = strtok(copy, "/"); word; word = strtok(NULL, "/"))
            wanted[f][part++] = xmlDictLookup(context->dict, (xmlChar *)word, -1);
    }
    inf = xmlDictLookup(context->dict, (xmlChar *)"infNFe", -1);
    det = xmlDictLookup(context->dict, (xmlChar *)"det", -1);
    xmlSAXHandler sax = {0};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = start;
    sax.endElementNs = end;
    sax.characters = sax.cdataBlock = sax.ignorableWhitespace = text;
    *context->sax = sax;
    char path[4096];
    while (fgets(path, sizeof path, list)) {
        long size;
        path[strcspn(path, "\n")] = 0;
        char *bytes = bytes_of(path, &size);
        depth = 0;
        rows_used = 0;
        memset(length, 0, sizeof length);
        xmlCtxtReadMemory(context, bytes, (int)size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOENT);
        if (!context->wellFormed) return 1;
        // A note's own row comes first and is known last.
        size_t used = rows_used;
        emit(KEY, STATUS);
        fwrite(rows + used, 1, rows_used - used, stdout);
        fwrite(rows, 1, used, stdout);
    }
    return 0;
}
