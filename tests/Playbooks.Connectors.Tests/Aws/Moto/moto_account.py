"""One AWS account in moto, with authentication on. Says where it is in one line of JSON, and ends when its input does."""
import json
import sys

import boto3
import requests
from moto.server import ThreadedMotoServer

REGION = "eu-west-1"
ALLOW_ALL = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
ISSUER = "token.actions.githubusercontent.com"

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
url = f"http://{host}:{port}"


def client(service):
    return boto3.client(service, region_name=REGION, endpoint_url=url, aws_access_key_id="setup", aws_secret_access_key="setup")


iam, secrets, parameters, sts = client("iam"), client("secretsmanager"), client("ssm"), client("sts")
account = sts.get_caller_identity()["Account"]
users = {}
for name in ("responder", "deployer", "leaver"):
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="all", PolicyDocument=json.dumps(ALLOW_ALL))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    users[name] = {"id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}
provider = iam.create_open_id_connect_provider(Url=f"https://{ISSUER}", ClientIDList=["sts.amazonaws.com"], ThumbprintList=["0" * 40])["OpenIDConnectProviderArn"]
trust = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Federated": provider}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {
        "StringEquals": {f"{ISSUER}:aud": "sts.amazonaws.com"}, "StringLike": {f"{ISSUER}:sub": "repo:acme/shop:*"}}}]}
iam.create_role(RoleName="deploy", AssumeRolePolicyDocument=json.dumps(trust, separators=(",", ":")))
secrets.create_secret(Name="shop/db", SecretString="old")
parameters.put_parameter(Name="/shop/token", Type="SecureString", Value="old")

requests.post(f"{url}/moto-api/reset-auth", data=b"0", timeout=10).raise_for_status()
print(json.dumps({"url": url, "account": account, "region": REGION, "users": users}), flush=True)
sys.stdin.read()
server.stop()
