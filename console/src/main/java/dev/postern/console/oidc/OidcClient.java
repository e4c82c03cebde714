// SPDX-License-Identifier: Apache-2.0
package dev.postern.console.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Asks the provider. */
record OidcClient(OidcSettings settings, OidcProvider provider) {

    /**
     * Where a browser is sent to sign in.
     *
     * @throws IOException when the provider cannot be reached
     * @throws GeneralException when it is none
     */
    URI address(Attempt attempt) throws IOException, GeneralException {
        Scope scope = new Scope("openid");
        settings.scopes().forEach(scope::add);
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(settings.clientId()), settings.redirect())
                .endpointURI(provider.known().metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Who somebody is who comes back with a code.
     *
     * @throws IOException when the provider cannot be reached
     * @throws GeneralException when it refuses the code, or does not speak the protocol
     * @throws BadJOSEException when its token is not to be trusted
     * @throws JOSEException when its token cannot be checked
     */
    IDTokenClaimsSet token(AuthorizationCode code, Attempt attempt)
            throws IOException, GeneralException, BadJOSEException, JOSEException {
        OidcProvider.Known known = provider.known();
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, settings.redirect(), attempt.verifier());
        HTTPRequest request = request(known.metadata(), grant).toHTTPRequest();
        OidcProvider.limit(request);
        TokenResponse answer = OIDCTokenResponseParser.parse(request.send());
        if (!(answer instanceof OIDCTokenResponse tokens)) {
            throw new GeneralException("the code was refused: "
                    + answer.toErrorResponse().getErrorObject().getCode());
        }
        IDTokenClaimsSet claims = known.tokens().validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce());
        AuthorizedParty party = claims.getAuthorizedParty(); // the library leaves this to us (section 3.1.3.7, 4 and 5)
        if (party == null ? claims.getAudience().size() > 1 : !party.getValue().equals(settings.clientId())) {
            throw new BadJOSEException("the token was given to another client, or does not tell to which of several");
        }
        return claims;
    }

    private TokenRequest request(OIDCProviderMetadata metadata, AuthorizationCodeGrant grant) {
        URI endpoint = metadata.getTokenEndpointURI();
        ClientID client = new ClientID(settings.clientId());
        String given = settings.clientSecret();
        if (given == null) {
            return new TokenRequest.Builder(endpoint, client, grant).build();
        }
        Secret secret = new Secret(given);
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        boolean isPosted = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        ClientAuthentication how =
                isPosted ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
        return new TokenRequest.Builder(endpoint, how, grant).build();
    }
}
