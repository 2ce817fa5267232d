/**
 * Recognises entities in text, secret or not; start at {@link io.fairlead.entity.Scanner}, and at {@code Detector} to add one.
 * Knows nothing of policy: what is masked or warned about is the guard's business.
 */
package io.fairlead.entity;
