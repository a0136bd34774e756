using System.Net;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.Rotation;
using Playbooks.Connectors.Rotation.Issuers;
using Playbooks.Connectors.Tests.Actions;
using Playbooks.Connectors.Tests.GitHub;
using Playbooks.Core.Actions;

namespace Playbooks.Connectors.Tests.Rotation;

public class DeployKeyRotationTests
{
    [Fact]
    public async Task An_orphan_of_an_earlier_attempt_is_deleted_a_key_made_and_the_old_one_deleted_last()
    {
        var github = new FakeGitHub()
            .On("GET /repos/acme/shop/keys?per_page=100", new[] { new { id = 5, key = "ssh-rsa AAAA", title = "deploy", read_only = true }, new { id = 6, key = "ssh-rsa BBBB", title = "ir-1", read_only = true } })
            .On("POST /repos/acme/shop/keys", HttpStatusCode.Created, new { id = 7, key = "ecdsa-sha2-nistp256 AAAA", title = "ir-1", read_only = true })
            .On("DELETE /repos/acme/shop/keys/5", HttpStatusCode.NoContent)
            .On("DELETE /repos/acme/shop/keys/6", HttpStatusCode.NoContent);
        using var connection = github.Open();
        Assert.True(RepositoryName.TryParse("acme/shop", out var repository));
        var place = new PlaceForTests();
        var issuer = new DeployKeyIssuer(connection.Api, repository, "ir-1", readOnly: true, github.Time);

        var outcome = await new Rotator(new RotationPlan(issuer, "5", [place], [], []), new ScopeForTests(github.Time)).RunAsync(default);

        Assert.Equal("7", Assert.IsType<ActionOutcome.Succeeded>(outcome).Output.GetText("new"));
        Assert.Equal(
            ["GET /repos/acme/shop/keys?per_page=100", "DELETE /repos/acme/shop/keys/6", "POST /repos/acme/shop/keys", "DELETE /repos/acme/shop/keys/5"], github.Requests);
        Assert.Contains("ecdsa-sha2-nistp256 ", github.Bodies[2], StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", string.Join('\n', github.Bodies), StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN PRIVATE KEY-----", place.Held, StringComparison.Ordinal);
        Assert.Empty(github.Violations);
    }
}
