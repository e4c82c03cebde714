# SPDX-License-Identifier: Apache-2.0
"""A session of boto3 with every operation that is answered on purpose.

Arguments: the folder whose files may be lists, and the names of the operations, with commas between.
"""
import datetime
import json
import pathlib
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

TOR = "CredentialAccess:RDS/TorIPCaller.SuccessfulLogin"
NOT_OWNED = "The request is rejected because the input detectorId is not owned by the current account."
NO_RESOURCE = "The request is rejected since no such resource found."

called = set()
client = boto3.client("guardduty", config=Config(retries={"max_attempts": 1}))
client.meta.events.register("before-call.guardduty", lambda model, **_: called.add(model.name))


def refused(kind, message, operation, **arguments):
    """The operation is refused as this class, with this in its message."""
    try:
        operation(**arguments)
    except kind as e:
        assert message in e.response["Error"]["Message"], (operation, e.response)
        return
    raise AssertionError(f"{operation} was not refused")


def detectors():
    bad = client.exceptions.BadRequestException
    assert client.exceptions.BadRequestException is not ClientError
    detector = client.list_detectors()["DetectorIds"][0]
    refused(bad, "already exists", client.create_detector, Enable=True)
    refused(bad, NOT_OWNED, client.get_detector, DetectorId="0" * 31 + "1")
    client.delete_detector(DetectorId=detector)
    token = "a" * 32
    made = client.create_detector(Enable=True, ClientToken=token, Tags={"team": "data"})["DetectorId"]
    assert client.create_detector(Enable=True, ClientToken=token)["DetectorId"] == made == detector
    client.update_detector(
        DetectorId=detector,
        FindingPublishingFrequency="ONE_HOUR",
        Features=[{"Name": "RDS_LOGIN_EVENTS", "Status": "ENABLED",
                   "AdditionalConfiguration": []}])
    read = client.get_detector(DetectorId=detector)
    assert read["FindingPublishingFrequency"] == "ONE_HOUR"
    assert read["Tags"] == {"team": "data"}
    features = {each["Name"]: each for each in read["Features"]}
    assert features["RDS_LOGIN_EVENTS"]["Status"] == "ENABLED"
    assert isinstance(features["RDS_LOGIN_EVENTS"]["UpdatedAt"], datetime.datetime)
    return detector


def findings(detector):
    client.create_sample_findings(DetectorId=detector)
    pages = client.get_paginator("list_findings").paginate(
        DetectorId=detector, PaginationConfig={"PageSize": 4},
        SortCriteria={"AttributeName": "severity", "OrderBy": "DESC"})
    ids = [each for page in pages for each in page["FindingIds"]]
    assert len(ids) == len(set(ids)) > 4
    now = int(datetime.datetime.now().timestamp() * 1000)
    some = client.list_findings(DetectorId=detector, FindingCriteria={"Criterion": {
        "type": {"Equals": [TOR]}, "updatedAt": {"LessThanOrEqual": now + 60000, "GreaterThan": now - 600000},
        "severity": {"Eq": ["8"]}, "service.archived": {"Eq": ["false"]}}})["FindingIds"]
    assert len(some) == 1
    read = client.get_findings(DetectorId=detector, FindingIds=ids[:50],
                               SortCriteria={"AttributeName": "severity", "OrderBy": "ASC"})["Findings"]
    assert [each["Severity"] for each in read] == sorted(each["Severity"] for each in read)
    for each in read:
        attempt = each["Service"]["Action"]["RdsLoginAttemptAction"]
        assert attempt["RemoteIpDetails"]["IpAddressV4"]
        assert all(each["User"] for each in attempt.get("LoginAttributes", []))
        json.loads(each["Service"]["AdditionalInfo"]["Value"])
    client.archive_findings(DetectorId=detector, FindingIds=some)
    client.update_findings_feedback(DetectorId=detector, FindingIds=some, Feedback="USEFUL", Comments="a drill")
    archived = client.get_findings(DetectorId=detector, FindingIds=some)["Findings"][0]["Service"]
    assert archived["Archived"] and archived["UserFeedback"] == "USEFUL"
    client.unarchive_findings(DetectorId=detector, FindingIds=some)
    for by in ["ACCOUNT", "DATE", "FINDING_TYPE", "RESOURCE", "SEVERITY"]:
        groups = client.get_findings_statistics(DetectorId=detector, GroupBy=by)["FindingStatistics"]
        (grouped,) = groups.values()
        assert sum(each["TotalFindings"] for each in grouped) == len(ids), groups
    counts = client.get_findings_statistics(DetectorId=detector, FindingStatisticTypes=["COUNT_BY_SEVERITY"])
    assert sum(counts["FindingStatistics"]["CountBySeverity"].values()) == len(ids)


def filters(detector):
    criteria = {"Criterion": {"resource.rdsDbUserDetails.user": {"Equals": ["app"]}}}
    for name in ["one", "two", "three"]:
        made = client.create_filter(DetectorId=detector, Name=name, Action="NOOP", FindingCriteria=criteria)
        assert made["Name"] == name
    refused(client.exceptions.BadRequestException, "The request is rejected because", client.create_filter,
            DetectorId=detector, Name="one", FindingCriteria=criteria)
    pages = client.get_paginator("list_filters").paginate(DetectorId=detector, PaginationConfig={"PageSize": 2})
    assert sorted(each for page in pages for each in page["FilterNames"]) == ["one", "three", "two"]
    client.update_filter(DetectorId=detector, FilterName="three", Rank=1, Action="ARCHIVE")
    read = client.get_filter(DetectorId=detector, FilterName="three")
    assert read["Rank"] == 1 and read["Action"] == "ARCHIVE"
    assert read["FindingCriteria"]["Criterion"]["resource.rdsDbUserDetails.user"]["Equals"] == ["app"]
    for name in ["one", "two", "three"]:
        client.delete_filter(DetectorId=detector, FilterName=name)
    refused(client.exceptions.BadRequestException, NO_RESOURCE, client.get_filter,
            DetectorId=detector, FilterName="one")


def lists(detector, folder):
    file = pathlib.Path(folder, "list.txt")
    file.write_text("198.51.100.7\n203.0.113.0/24\n")
    for kind, member in [("ip_set", "IpSet"), ("threat_intel_set", "ThreatIntelSet"),
                         ("trusted_entity_set", "TrustedEntitySet"), ("threat_entity_set", "ThreatEntitySet")]:
        made = getattr(client, f"create_{kind}")(
            DetectorId=detector, Name=f"my {kind}", Format="TXT", Location=file.as_uri(), Activate=False,
            Tags={"a": "b"})
        key = {f"{member}Id": made[f"{member}Id"]}
        pages = client.get_paginator(f"list_{kind}s").paginate(DetectorId=detector)
        assert [each for page in pages for each in page[f"{member}Ids"]] == list(key.values())
        read = getattr(client, f"get_{kind}")(DetectorId=detector, **key)
        assert (read["Status"], read["Tags"], read["Format"]) == ("INACTIVE", {"a": "b"}, "TXT")
        getattr(client, f"update_{kind}")(DetectorId=detector, Name="other", **key)
        assert getattr(client, f"get_{kind}")(DetectorId=detector, **key)["Name"] == "other"
        getattr(client, f"delete_{kind}")(DetectorId=detector, **key)
        assert getattr(client, f"get_{kind}")(DetectorId=detector, **key)["Status"] == "DELETED"
        refused(client.exceptions.BadRequestException, NOT_OWNED, getattr(client, f"get_{kind}"),
                DetectorId=detector, **{f"{member}Id": "0" * 32})


def tags(detector):
    arn = f"arn:aws:guardduty:us-east-1:000000000000:detector/{detector}"
    client.tag_resource(ResourceArn=arn, Tags={"a": "1", "b/ä": "2"})
    client.untag_resource(ResourceArn=arn, TagKeys=["a", "team"])
    assert client.list_tags_for_resource(ResourceArn=arn)["Tags"] == {"b/ä": "2"}
    refused(client.exceptions.AccessDeniedException, "", client.list_tags_for_resource,
            ResourceArn=arn.replace("000000000000", "111122223333"))


def coverage(detector):
    rows = [each for page in client.get_paginator("list_coverage").paginate(DetectorId=detector)
            for each in page["Resources"]]
    assert [each["ResourceId"] for each in rows] == ["orders"]
    assert isinstance(rows[0]["UpdatedAt"], datetime.datetime)
    counts = client.get_coverage_statistics(DetectorId=detector, StatisticsType=["COUNT_BY_COVERAGE_STATUS"])
    assert counts["CoverageStatistics"]["CountByCoverageStatus"] == {rows[0]["CoverageStatus"]: 1}
    usage = client.get_usage_statistics(DetectorId=detector, UsageStatisticType="SUM_BY_FEATURES",
                                        UsageCriteria={"Features": ["RDS_LOGIN_EVENTS"]})
    assert usage["UsageStatistics"]["SumByFeature"][0]["Total"] == {"Amount": "0.00", "Unit": "USD"}
    trial = client.get_remaining_free_trial_days(DetectorId=detector, AccountIds=["000000000000"])
    assert trial["Accounts"][0]["Features"] == [{"Name": "RDS_LOGIN_EVENTS", "FreeTrialDaysRemaining": 0}]


def destinations(detector):
    bad = client.exceptions.BadRequestException
    properties = {"DestinationArn": "arn:aws:s3:::findings", "KmsKeyArn": "arn:aws:kms:us-east-1:000000000000:key/1"}
    made = client.create_publishing_destination(
        DetectorId=detector, DestinationType="S3", DestinationProperties=properties, Tags={"a": "b"})["DestinationId"]
    refused(bad, "The request failed because a publishingDestination already exists with the destinationType value "
            "provided in the request", client.create_publishing_destination,
            DetectorId=detector, DestinationType="S3", DestinationProperties=properties)
    (listed,) = client.list_publishing_destinations(DetectorId=detector)["Destinations"]
    assert listed["DestinationId"] == made and listed["DestinationType"] == "S3"
    client.update_publishing_destination(DetectorId=detector, DestinationId=made,
                                         DestinationProperties={"DestinationArn": "arn:aws:s3:::other/folder"})
    read = client.describe_publishing_destination(DetectorId=detector, DestinationId=made)
    assert read["DestinationProperties"] == {**properties, "DestinationArn": "arn:aws:s3:::other/folder"}
    assert read["Tags"] == {"a": "b"}
    # no S3 is configured here
    assert read["Status"] in ["PENDING_VERIFICATION", "UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY"]
    client.delete_publishing_destination(DetectorId=detector, DestinationId=made)
    refused(bad, "The request is rejected because the one or more input parameters have invalid values.",
            client.describe_publishing_destination, DetectorId=detector, DestinationId=made)


def presigned(detector):
    url = client.generate_presigned_url("get_detector", Params={"DetectorId": detector})
    with urllib.request.urlopen(url) as answer:
        assert json.load(answer)["status"] == "ENABLED"


def other_features(detector):
    """Features that are not here: their lists are empty, their things are not found or cannot be made."""
    bad = client.exceptions.BadRequestException
    gone = getattr(client.exceptions, "ResourceNotFoundException", ClientError)
    assert client.describe_malware_scans(DetectorId=detector)["Scans"] == []
    assert client.list_malware_protection_plans()["MalwareProtectionPlans"] == []
    refused(gone, "can't be found", client.get_malware_protection_plan, MalwareProtectionPlanId="1" * 20)
    refused(gone, "can't be found", client.delete_malware_protection_plan, MalwareProtectionPlanId="1" * 20)
    refused(gone, "can't be found", client.update_malware_protection_plan, MalwareProtectionPlanId="1" * 20)
    refused(bad, "not available", client.get_malware_scan_settings, DetectorId=detector)
    refused(bad, "not available", client.update_malware_scan_settings, DetectorId=detector)
    refused(bad, "not available", client.start_malware_scan, ResourceArn="arn:aws:ec2:us-east-1:1:instance/i-1")
    refused(bad, "not available", client.create_malware_protection_plan, Role="arn:aws:iam::1:role/r",
            ProtectedResource={"S3Bucket": {"BucketName": "bucket"}})


def least(shape):
    """The least that an input may be."""
    if shape is None:
        return {}
    if shape.type_name == "structure":
        return {name: least(shape.members[name]) for name in shape.required_members}
    if shape.type_name == "list":
        return [least(shape.member)]
    if shape.type_name == "string":
        return shape.enum[0] if shape.enum else "1" * max(20, shape.metadata.get("min", 1))
    return {"map": {}, "boolean": False}.get(shape.type_name, 1)


def answered(name, detector):
    """The operation is answered, or refused as one of the classes that its model names."""
    model = client.meta.service_model.operation_model(name)
    arguments = least(model.input_shape)
    if "DetectorId" in arguments:
        arguments["DetectorId"] = detector
    try:
        client._make_api_call(name, arguments)
    except ClientError as e:
        assert type(e) is not ClientError, (name, e.response)
        modelled = {shape.name for shape in model.error_shapes}
        assert type(e).__name__ in modelled, (name, e.response, modelled)


detector = detectors()
findings(detector)
filters(detector)
lists(detector, sys.argv[1])
tags(detector)
coverage(detector)
destinations(detector)
presigned(detector)
other_features(detector)
known = set(client.meta.service_model.operation_names)
for name in sorted((set(sys.argv[2].split(",")) & known) - called):
    answered(name, detector)
