using Playbooks.Connectors.Aws.Keys;

namespace Playbooks.Connectors.Tests.Aws.Keys;

public class OwnIdentityTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:user/responder", "user/responder")]
    [InlineData("arn:aws:iam::111122223333:user/teams/security/responder", "user/responder")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/ir/playbooks", "role/ir")]
    [InlineData("arn:aws:iam::111122223333:root", "root")]
    public void An_arn_says_the_account_and_the_principal(string arn, string principal)
    {
        var me = OwnIdentity.Of("AKIA", arn);

        Assert.Equal(("111122223333", principal), (me.Account, me.Principal));
        Assert.Equal($"aws:111122223333/{principal}", me.Accesses[0]);
        Assert.Equal(principal != "role/ir", me.Accesses.Contains("aws:111122223333/access-key/AKIA"));
    }

    [Fact]
    public async Task A_profile_that_assumes_a_role_tells_the_key_that_it_assumes_it_with()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """
                [base]
                aws_access_key_id = AKIABASE
                aws_secret_access_key = not-a-secret
                [ir]
                role_arn = arn:aws:iam::111122223333:role/ir
                source_profile = base
                region = eu-west-1
                """);

            Assert.True((await new SourceKeys(new SdkKeys(new AwsKeySettings(file, "ir"))).GetAsync(CancellationToken.None)).Is(out var keys, out _));
            Assert.Equal("AKIABASE", keys.AccessKey);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
