// libxml2 as one Clang module, with the few things Swift cannot import on its own.
#ifndef SINTONIA_CLIBXML2_SHIM_H
#define SINTONIA_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and its encoding.h then includes <unicode/ucnv.h>, whose types clash
// with the ICU inside Swift's Foundation. Only two pointers of xmlCharEncodingHandler hang on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/c14n.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// xmlFree is a mutable global function pointer: Swift 6 refuses it as shared mutable state.
static inline void shim_xmlFree(void *pointer) { xmlFree(pointer); }

// A macro that tests the version at run time.
static inline void shim_xmlCheckVersion(void) { LIBXML_TEST_VERSION }

// libxml2's generic error function is variadic, and is kept per thread: silence it for this thread and
// for every later one. Faults are read from the contexts instead.
static inline void shim_xmlIgnore(void *context, const char *format, ...) { (void)context; (void)format; }
static inline void shim_xmlSilence(void) {
    xmlSetGenericErrorFunc(NULL, shim_xmlIgnore);
    xmlThrDefSetGenericErrorFunc(NULL, shim_xmlIgnore);
}

#endif
