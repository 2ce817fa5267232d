/**
 * Decides what is masked, sealed and warned about; start at {@link io.fairlead.guard.PolicyGuard}.
 * Finds nothing itself: entities come from {@link io.fairlead.entity.Recogniser}.
 */
package io.fairlead.guard;
