using Playbooks.Core.Reach.Mapping;
using Playbooks.Core.Reach.Trust;

namespace Playbooks.Core.Tests.Reach.Mapping;

public class AccessPolicyTests
{
    [Theory]
    [InlineData(TrustReach.Confirmed, """{"Statement": {"Effect": "Allow", "Action": "secretsmanager:getsecretvalue", "Resource": "*"}}""")]
    [InlineData(TrustReach.Confirmed, """{"Statement": [{"Effect": "Allow", "Action": ["s3:*", "secretsmanager:*"], "Resource": ["arn:x", "arn:one*"]}]}""")]
    [InlineData(TrustReach.Confirmed, """{"Statement": [{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}]}""")]
    [InlineData(TrustReach.RuledOut, """{"Statement": [{"Effect": "Allow", "NotAction": "secretsmanager:*", "Resource": "*"}]}""")]
    [InlineData(TrustReach.RuledOut, """{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "arn:two"}]}""")]
    [InlineData(TrustReach.RuledOut, """{"Statement": [{"Effect": "Allow", "Action": "*", "NotResource": "arn:one"}]}""")]
    [InlineData(TrustReach.RuledOut, """{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "secretsmanager:*", "Resource": "*"}]}""")]
    [InlineData(TrustReach.Possible, """{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}""")]
    [InlineData(TrustReach.Possible, """{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}""")]
    [InlineData(TrustReach.Confirmed, "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22*%22%2C%22Resource%22%3A%22*%22%7D%7D")]
    [InlineData(TrustReach.Possible, "not a document")]
    public void A_document_allows_denies_or_cannot_tell(TrustReach expected, string document) =>
        Assert.Equal(expected, AccessPolicy.Allows([document], "secretsmanager:GetSecretValue", "arn:one"));

    [Fact]
    public void Without_documents_nothing_is_allowed() => Assert.Equal(TrustReach.RuledOut, AccessPolicy.Allows([], "s3:GetObject", "*"));
}
