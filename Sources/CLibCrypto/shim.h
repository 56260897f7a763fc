// OpenSSL 3's libcrypto: hashing.
#ifndef SINTONIA_CLIBCRYPTO_SHIM_H
#define SINTONIA_CLIBCRYPTO_SHIM_H

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#endif
