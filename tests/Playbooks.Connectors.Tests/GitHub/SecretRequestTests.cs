using System.Net;
using System.Text.Json;
using Playbooks.Connectors.GitHub;
using Playbooks.Connectors.GitHub.Secrets;
using Playbooks.Connectors.Http;
using Playbooks.Connectors.Tests.GitHub.SealedBox;
using Playbooks.Core.Secrets;

namespace Playbooks.Connectors.Tests.GitHub;

public class SecretRequestTests
{
    private readonly FakeGitHub github = new();

    [SodiumFact]
    public async Task A_value_arrives_sealed_for_the_key_of_its_place()
    {
        var (publicKey, secretKey) = Sodium.KeyPair();
        github.On("GET /orgs/acme/actions/secrets/public-key", new { key_id = "k1", key = Convert.ToBase64String(publicKey) })
            .On("PUT /orgs/acme/actions/secrets/TOKEN", HttpStatusCode.NoContent);

        var answer = await Put(new SecretScope.OfOrganization("acme"), new SecretVisibility("selected", [1, 2]));

        Assert.Null(answer.Failure);
        var body = JsonDocument.Parse(github.Bodies[1]).RootElement;
        Assert.True(Sodium.TryOpen(body.GetProperty("encrypted_value").GetBytesFromBase64(), publicKey, secretKey, out var text));
        Assert.Equal("n3w-value", System.Text.Encoding.UTF8.GetString(text));
        Assert.Equal(("k1", "selected", "[1,2]"), (body.GetProperty("key_id").GetString(), body.GetProperty("visibility").GetString(), body.GetProperty("selected_repository_ids").GetRawText()));
        Assert.Empty(github.Violations);
    }

    [Fact]
    public async Task A_key_that_is_not_the_current_one_is_fetched_again_once()
    {
        var key = Convert.ToBase64String(Convert.FromHexString("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"));
        github.On("GET /repos/acme/web/actions/secrets/public-key", new { key_id = "old", key }).On("GET /repos/acme/web/actions/secrets/public-key", new { key_id = "new", key })
            .On("PUT /repos/acme/web/actions/secrets/TOKEN", HttpStatusCode.UnprocessableEntity, new { message = "key" }).On("PUT /repos/acme/web/actions/secrets/TOKEN", HttpStatusCode.Created);

        var answer = await Put(new SecretScope.OfRepository(Web), null);

        Assert.Null(answer.Failure);
        Assert.Contains("\"key_id\":\"new\"", github.Bodies[3], StringComparison.Ordinal);
        Assert.Empty(github.Violations);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task A_public_key_that_is_none_is_malformed_and_nothing_is_put(string key)
    {
        github.On("GET /repos/acme/web/environments/prod%2Feu/secrets/public-key", new { key_id = "k", key });

        var answer = await Put(new SecretScope.OfEnvironment(Web, "prod/eu"), null);

        Assert.Equal((FailureKind.Malformed, 1), (answer.Failure?.Kind, github.Requests.Count));
    }

    private static RepositoryName Web => RepositoryName.TryParse("acme/web", out var web) ? web : throw new InvalidOperationException();

    private async Task<Answer<Done>> Put(SecretScope scope, SecretVisibility? visibility)
    {
        using var connection = github.Open();
        using var value = SecretText.Of("n3w-value");
        return await connection.Api.PutSecretAsync(scope, "TOKEN", value, visibility, CancellationToken.None);
    }
}
