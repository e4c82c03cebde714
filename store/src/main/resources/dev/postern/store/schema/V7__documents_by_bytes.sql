-- SPDX-License-Identifier: Apache-2.0
-- Ids of documents are compared with those of findings: only where both sort alike does an index serve that.
${documents_sorted_by_bytes}
