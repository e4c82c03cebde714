// SPDX-License-Identifier: Apache-2.0
package dev.postern.server.credentials;

import dev.postern.api.sigv4.AccessKey;
import dev.postern.server.config.Config;
import dev.postern.server.output.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a new key is printed, its secret for the only time. */
enum KeyFormat {
    /** Lines for a shell's {@code eval}. */
    env {
        @Override
        List<String> lines(AccessKey key, Config config) {
            return List.of(
                    "export AWS_ACCESS_KEY_ID=" + key.id(),
                    "export AWS_SECRET_ACCESS_KEY=" + key.secret(),
                    "export AWS_REGION=" + config.region(),
                    "export AWS_DEFAULT_REGION=" + config.region()); // what the AWS CLI 1 reads
        }
    },
    /** A profile for {@code ~/.aws/credentials}. */
    aws {
        @Override
        List<String> lines(AccessKey key, Config config) {
            return List.of(
                    "[postern]",
                    "aws_access_key_id = " + key.id(),
                    "aws_secret_access_key = " + key.secret(),
                    "region = " + config.region());
        }
    },
    /** What the AWS CLI reads of a {@code credential_process}. */
    json {
        @Override
        List<String> lines(AccessKey key, Config config) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("Version", 1);
            object.put("AccessKeyId", key.id());
            object.put("SecretAccessKey", key.secret());
            object.put("Region", config.region());
            return List.of(Json.MAPPER.writeValueAsString(object));
        }
    };

    abstract List<String> lines(AccessKey key, Config config);
}
