/**
 * What every HTTP door has in common: the request taken in without its headers, the answer with the safe ones, errors as
 * RFC 9457 problems or as a page. Camel's and Vert.x's types end here.
 */
package io.fairlead.web;
