#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Sets up CrowdSec in a folder of its own, with its PostgreSQL parser and brute force scenario from Debian's package:
#   bench/crowdsec-setup.sh FOLDER
set -eu
mkdir -p "$1"
folder=$(CDPATH='' cd -- "$1" && pwd)
hub=/usr/share/crowdsec/hub
cd "$folder"
rm -rf config data hub
mkdir -p config/parsers/s00-raw config/parsers/s01-parse config/parsers/s02-enrich config/scenarios data hub
cp "$hub/parsers/s00-raw/crowdsecurity/syslog-logs.yaml" config/parsers/s00-raw/
cp "$hub/parsers/s01-parse/crowdsecurity/pgsql-logs.yaml" config/parsers/s01-parse/
cp "$hub/parsers/s02-enrich/crowdsecurity/dateparse-enrich.yaml" config/parsers/s02-enrich/
cp "$hub/scenarios/crowdsecurity/pgsql-bf.yaml" config/scenarios/
cp "$hub/.index.json" hub/
cp -r /etc/crowdsec/patterns /etc/crowdsec/profiles.yaml /etc/crowdsec/simulation.yaml config/
cat >config.yaml <<EOF
common: {daemonize: false, log_media: stdout, log_level: info, working_dir: .}
config_paths:
  config_dir: $folder/config/
  data_dir: $folder/data/
  simulation_path: $folder/config/simulation.yaml
  hub_dir: $folder/hub/
  index_path: $folder/hub/.index.json
crowdsec_service: {parser_routines: 1}
db_config: {log_level: info, type: sqlite, db_path: $folder/data/crowdsec.db}
api:
  client: {credentials_path: $folder/config/credentials.yaml}
  server: {log_level: error, listen_uri: "127.0.0.1:18080", profiles_path: $folder/config/profiles.yaml}
prometheus: {enabled: false}
EOF
printf 'login: bench\npassword: bench\nurl: http://127.0.0.1:18080\n' >config/credentials.yaml
cscli -c config.yaml machines add bench --password bench --force
