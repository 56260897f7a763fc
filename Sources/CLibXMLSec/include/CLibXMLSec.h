// xmlsec1 with its OpenSSL back end: verifies XML signatures. Only what the tests call; xmlsec's own headers stay out of
// sight, so that no importer needs its include path.
#ifndef SINTONIA_CLIBXMLSEC_H
#define SINTONIA_CLIBXMLSEC_H

// Starts the library; 0 where that went well. Errors are not written to stderr from then on.
int shim_xmlsec_start(void);

// A manager of keys; null where none can be made. It loads the system's certificate store, which takes 20 ms: make one,
// and keep it.
void *shim_xmlsec_keys(void);

// Verifies `signature` of `document` (an xmlDocPtr and xmlNodePtr of libxml2), whose reference names `element` by its
// attribute Id, with the key of the embedded certificate, whose chain is not judged. 1 holds, 0 does not, negative:
// could not be judged.
int shim_xmlsec_verify(void *keys, void *document, void *signature, void *element);

#endif
