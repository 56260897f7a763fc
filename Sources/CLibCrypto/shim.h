// OpenSSL 3's libcrypto: hashing, RSA and certificates.
#ifndef SINTONIA_CLIBCRYPTO_SHIM_H
#define SINTONIA_CLIBCRYPTO_SHIM_H

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// Macros with casts, which Swift does not import.
static inline long shim_BIO_get_mem_data(BIO *bio, char **start) { return BIO_get_mem_data(bio, start); }
static inline int shim_X509_NAME_print(BIO *bio, const X509_NAME *name) {
    return X509_NAME_print_ex(bio, name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
}
static inline int shim_GENERAL_NAMES_count(const GENERAL_NAMES *names) { return sk_GENERAL_NAME_num(names); }
static inline GENERAL_NAME *shim_GENERAL_NAMES_at(const GENERAL_NAMES *names, int index) {
    return sk_GENERAL_NAME_value(names, index);
}
static inline const ASN1_STRING *shim_ASN1_TYPE_string(const ASN1_TYPE *value) { return value->value.asn1_string; }

#endif
