// The definitions of xmlsec1's pkg-config file, which SwiftPM drops ("prohibited flag(s)"). They change the library's
// types: without them every signature reads as invalid, and nothing says why.
#define XMLSEC_NO_SIZE_T 1
#define XMLSEC_OPENSSL3_ENGINES 1
#define XMLSEC_NO_GOST 1
#define XMLSEC_NO_GOST2012 1
#define XMLSEC_NO_CRYPTO_DYNAMIC_LOADING 1
#define XMLSEC_CRYPTO_OPENSSL 1

#include "CLibXMLSec.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <xmlsec/crypto.h>
#include <xmlsec/errors.h>
#include <xmlsec/templates.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/xmltree.h>

static void ignore(
    const char *file, int line, const char *function, const char *object, const char *subject, int reason,
    const char *message) {
    (void)file; (void)line; (void)function; (void)object; (void)subject; (void)reason; (void)message;
}

int shim_xmlsec_start(void) {
    xmlInitParser();
    // The macros of xmlSecInit test versions.
    if (xmlSecInit() < 0 || xmlSecCryptoAppInit(0) < 0 || xmlSecCryptoInit() < 0) return -1;
    xmlSecErrorsSetCallback(ignore);
    return 0;
}

void *shim_xmlsec_keys(void) {
    xmlSecKeysMngrPtr keys = xmlSecKeysMngrCreate();
    if (keys && xmlSecCryptoAppDefaultKeysMngrInit(keys) < 0) {
        xmlSecKeysMngrDestroy(keys);
        return 0;
    }
    return keys;
}

int shim_xmlsec_verify(void *keys, void *document, void *signature, void *element) {
    xmlAttrPtr id = xmlHasProp(element, BAD_CAST "Id");
    xmlChar *value = id ? xmlNodeListGetString(document, id->children, 1) : 0;
    if (!value) return -1;
    if (xmlGetID(document, value) == 0) xmlAddID(0, document, value, id);
    xmlFree(value);
    xmlSecDSigCtxPtr context = xmlSecDSigCtxCreate(keys);
    if (!context) return -2;
    context->keyInfoReadCtx.flags |= XMLSEC_KEYINFO_FLAGS_X509DATA_DONT_VERIFY_CERTS;
    context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    int result = -3;
    if (xmlSecDSigCtxVerify(context, signature) >= 0) result = context->status == xmlSecDSigStatusSucceeded ? 1 : 0;
    xmlSecDSigCtxDestroy(context);
    return result;
}
