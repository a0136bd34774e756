using Playbooks.Connectors.Aws.Iam;
using Playbooks.Connectors.Http;
using Playbooks.Testing.Time;

namespace Playbooks.Connectors.Tests.Aws.Iam;

public class IamClientTests
{
    private readonly AwsStub aws = new(new ManualTime());

    [Fact]
    public async Task Access_keys_are_listed_over_all_pages()
    {
        aws.On("ListAccessKeys", form => form.ContainsKey("Marker")
            ? StubReply.Xml("ListAccessKeys", $"<IsTruncated>false</IsTruncated><AccessKeyMetadata>{Key("AKIATWO", "Inactive")}</AccessKeyMetadata>")
            : StubReply.Xml("ListAccessKeys", $"<IsTruncated>true</IsTruncated><Marker>m/=</Marker><AccessKeyMetadata>{Key("AKIAONEEXAMPLE123", "Active")}</AccessKeyMetadata>"));

        var answer = await new IamKeys(aws.Channel()).ListAsync("deploy", CancellationToken.None);

        Assert.True(answer.Is(out var keys, out _));
        Assert.Equal([("AKIAONEEXAMPLE123", true), ("AKIATWO", false)], keys.Select(k => (k.Id, k.IsActive)));
        Assert.Equal(["deploy", "deploy"], aws.Requests.Select(r => r.Fields["UserName"]));
        Assert.Equal("m/=", aws.Requests[1].Fields["Marker"]);
        Assert.All(aws.Requests, r => Assert.Equal(("iam.amazonaws.com", "us-east-1", "iam"), (r.Host, r.Region, r.Service)));
    }

    [Fact]
    public async Task A_list_that_leads_to_itself_ends_in_a_failure()
    {
        aws.On("ListUsers", StubReply.Xml("ListUsers", "<IsTruncated>true</IsTruncated><Marker>again</Marker><Users/>"));

        var answer = await new IamUsers(aws.Channel()).ListAsync(CancellationToken.None);

        Assert.Equal(FailureKind.TooLarge, answer.Failure?.Kind);
        Assert.Equal(2, aws.Requests.Count);
    }

    [Fact]
    public async Task A_key_that_was_never_used_has_no_use()
    {
        aws.On("GetAccessKeyLastUsed", StubReply.Xml("GetAccessKeyLastUsed", "<UserName>deploy</UserName><AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed>"));

        var answer = await new IamKeys(aws.Channel()).LastUseAsync("AKIAONEEXAMPLE123", CancellationToken.None);

        Assert.True(answer.Is(out var use, out _));
        Assert.Equal(new IamKeyUse("deploy", null, null, null), use);
    }

    [Fact]
    public async Task Policies_in_answers_are_decoded()
    {
        var trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"+ %"}}]}""";
        aws.On("GetRole", StubReply.Xml("GetRole", $"<Role><Path>/</Path><RoleName>deployer</RoleName><RoleId>AROA</RoleId><Arn>arn:aws:iam::111122223333:role/deployer</Arn><AssumeRolePolicyDocument>{Uri.EscapeDataString(trust)}</AssumeRolePolicyDocument></Role>"));

        var answer = await new IamRoles(aws.Channel()).GetAsync("deployer", CancellationToken.None);

        Assert.True(answer.Is(out var role, out _));
        Assert.Equal(trust, role.Trust);
        Assert.False(role.IsAwsOwned);
    }

    [Fact]
    public async Task Authorization_details_are_gathered_over_pages()
    {
        var user = "<member><Path>/</Path><UserName>ci</UserName><UserId>AIDA</UserId><Arn>arn:aws:iam::111122223333:user/ci</Arn><GroupList><member>builders</member></GroupList>"
            + "<UserPolicyList><member><PolicyName>p</PolicyName><PolicyDocument>%7B%7D</PolicyDocument></member></UserPolicyList>"
            + "<AttachedManagedPolicies><member><PolicyName>AWSDenyAll</PolicyName><PolicyArn>arn:aws:iam::aws:policy/AWSDenyAll</PolicyArn></member></AttachedManagedPolicies></member>";
        var role = "<member><Path>/</Path><RoleName>r</RoleName><RoleId>AROA</RoleId><Arn>arn</Arn><AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument></member>";
        var policy = "<member><PolicyName>own</PolicyName><Arn>arn:own</Arn><PolicyVersionList><member><IsDefaultVersion>false</IsDefaultVersion><Document>old</Document></member>"
            + "<member><IsDefaultVersion>true</IsDefaultVersion><Document>%7B%22a%22%3A1%7D</Document></member></PolicyVersionList></member>";
        aws.On("GetAccountAuthorizationDetails", form => form.ContainsKey("Marker")
            ? StubReply.Xml("GetAccountAuthorizationDetails", $"<RoleDetailList>{role}</RoleDetailList><Policies>{policy}</Policies><IsTruncated>false</IsTruncated>")
            : StubReply.Xml("GetAccountAuthorizationDetails", $"<UserDetailList>{user}</UserDetailList><IsTruncated>true</IsTruncated><Marker>2</Marker>"));

        var answer = await new IamAccount(aws.Channel()).ReadAsync(CancellationToken.None);

        Assert.True(answer.Is(out var details, out _));
        Assert.Equal(("ci", "builders", "{}", "arn:aws:iam::aws:policy/AWSDenyAll"), (details.Users[0].Name, details.Users[0].Groups[0], details.Users[0].Inline[0].Json, details.Users[0].AttachedArns[0]));
        Assert.Equal(("r", "{}"), (details.Roles[0].Name, details.Roles[0].Trust));
        Assert.Equal("""{"a":1}""", details.Policies[0].Json);
        Assert.All(aws.Requests, r => Assert.Empty(r.Faults()));
    }

    [Fact]
    public async Task A_new_keys_secret_comes_once_and_prints_as_a_mask()
    {
        aws.On("CreateAccessKey", StubReply.Xml("CreateAccessKey", "<AccessKey><UserName>ci</UserName><AccessKeyId>AKIANEW</AccessKeyId><Status>Active</Status><SecretAccessKey>planted/canary+1</SecretAccessKey></AccessKey>"));

        var answer = await new IamKeys(aws.Channel()).CreateAsync("ci", CancellationToken.None);

        Assert.True(answer.Is(out var key, out _));
        Assert.Equal("planted/canary+1", key.Secret.RevealText());
        Assert.DoesNotContain("canary", key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_answer_to_creating_a_key_is_unknown_and_not_sent_twice()
    {
        aws.On("CreateAccessKey", StubReply.Lost);

        var answer = await new IamKeys(aws.Channel()).CreateAsync("ci", CancellationToken.None);

        Assert.Equal(FailureKind.Unknown, answer.Failure?.Kind);
        Assert.Single(aws.Requests);
    }

    [Theory]
    [InlineData("<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><AccessKeyId>AKIA</AccessKeyId></AccessKey></CreateAccessKeyResult></CreateAccessKeyResponse>")]
    [InlineData("<html>planted-canary")]
    public async Task A_key_that_was_created_but_cannot_be_read_is_unknown(string body)
    {
        aws.On("CreateAccessKey", new StubReply(200, body));

        var answer = await new IamKeys(aws.Channel()).CreateAsync("ci", CancellationToken.None);

        Assert.Equal(FailureKind.Unknown, answer.Failure?.Kind);
        Assert.DoesNotContain("canary", answer.Failure?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deactivating_is_sent_again_when_its_answer_is_lost()
    {
        aws.On("UpdateAccessKey", StubReply.Lost, StubReply.Xml("UpdateAccessKey"));

        var answer = await new IamKeys(aws.Channel()).UpdateAsync("ci", "AKIAONE0000000000000", IamAccessKey.Inactive, CancellationToken.None);

        Assert.Null(answer.Failure);
        Assert.Equal(2, aws.Requests.Count);
    }

    private static string Key(string id, string status) =>
        $"<member><UserName>deploy</UserName><AccessKeyId>{id}</AccessKeyId><Status>{status}</Status><CreateDate>2026-08-01T10:00:00Z</CreateDate></member>";
}
