// SPDX-License-Identifier: Apache-2.0
package dev.postern.api;

/**
 * Refusals with the texts of the real service. The Terraform provider takes a resource for gone, and a finished organisation
 * for finished, by comparing them.
 */
public final class Refusals {
    private static final String BAD_REQUEST = "BadRequestException";
    private static final String INVALID = "InvalidInputException";

    private Refusals() {}

    /** 400 with a text of one's own behind {@code The request is rejected because}. */
    public static ApiException because(String reason) {
        return badRequest(INVALID, "The request is rejected because " + reason);
    }

    /** A parameter is missing or is not one of its values. */
    public static ApiException invalid(String parameter) {
        return because("the parameter " + parameter + " has an invalid value.");
    }

    /** Parameters do not go together. */
    public static ApiException invalid() {
        return because("the one or more input parameters have invalid values.");
    }

    /** A number or a size is out of its range. */
    public static ApiException outOfRange() {
        return because("an invalid or out-of-range value is specified as an input parameter.");
    }

    /** The body is no JSON, or a member has another type. */
    public static ApiException unreadable() {
        return because("the JSON could not be processed.");
    }

    /** There is no such detector, or it is another account's: the service does not tell which. */
    public static ApiException notOwned() {
        return badRequest(
                INVALID, "The request is rejected because the input detectorId is not owned by the current account.");
    }

    /** What is named below a detector is not there. */
    public static ApiException noSuchResource() {
        return badRequest("NoSuchEntityException", "The request is rejected since no such resource found.");
    }

    /** There is a destination already; deployment tools know by these words that they need not make one. */
    public static ApiException destinationExists() {
        return badRequest(
                INVALID,
                "The request failed because a publishingDestination already exists with the destinationType value"
                        + " provided in the request.");
    }

    /** There is no such thing, where an operation has a status of its own for that. */
    public static ApiException notFound() {
        return new ApiException(
                404,
                "ResourceNotFoundException",
                "ResourceNotFoundException",
                "The requested resource can't be found.");
    }

    /** The key may only read, or the resource is another account's. */
    public static ApiException accessDenied(String message) {
        return new ApiException(403, "AccessDeniedException", "AccessDeniedException", message);
    }

    /** The path and method are no operation's. */
    public static ApiException unknownOperation() {
        return new ApiException(
                404, "UnknownOperationException", "UnknownOperationException", "There is no such operation.");
    }

    /** Too many requests; clients wait and try again. */
    public static ApiException throttled() {
        return new ApiException(400, "ThrottlingException", "ThrottlingException", "Rate exceeded");
    }

    /** Something of ours has failed; nothing of it is told. */
    public static ApiException internal() {
        return new ApiException(
                500, "InternalServerErrorException", "InternalException", "Internal server error; see Postern's log.");
    }

    /** The change was made, and nobody will find it in the audit log. */
    public static ApiException notAudited() {
        return new ApiException(
                500,
                "InternalServerErrorException",
                "InternalException",
                "The change was made, but the audit log could not be written; see Postern's log.");
    }

    private static ApiException badRequest(String inner, String message) {
        return new ApiException(400, BAD_REQUEST, inner, message);
    }
}
