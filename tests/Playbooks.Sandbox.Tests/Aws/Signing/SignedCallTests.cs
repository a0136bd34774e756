using System.Text.Json.Nodes;

namespace Playbooks.Sandbox.Tests.Aws.Signing;

public class SignedCallTests
{
    [Fact]
    public async Task A_signed_call_is_accepted_and_names_its_caller()
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await bench.Sts(bench.Key("deployer"), "GetCallerIdentity");

        Assert.Equal((200, $"arn:aws:iam::{AwsBench.Account}:user/deployer"), (answer.Status, answer.One("Arn")));
    }

    [Theory]
    [InlineData("secret", "SignatureDoesNotMatch", 403)]
    [InlineData("body", "SignatureDoesNotMatch", 403)]
    [InlineData("hash", "SignatureDoesNotMatch", 403)]
    [InlineData("header", "SignatureDoesNotMatch", 403)]
    [InlineData("date", "SignatureDoesNotMatch", 403)]
    [InlineData("service", "SignatureDoesNotMatch", 403)]
    [InlineData("region", "SignatureDoesNotMatch", 403)]
    [InlineData("late", "RequestExpired", 400)]
    [InlineData("unknown", "InvalidClientTokenId", 403)]
    [InlineData("inactive", "InvalidClientTokenId", 403)]
    [InlineData("token", "InvalidClientTokenId", 403)]
    [InlineData("garbled", "IncompleteSignature", 400)]
    [InlineData("unsigned", "MissingAuthenticationToken", 403)]
    public async Task A_call_that_AWS_would_refuse_is_refused(string fault, string code, int status)
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await SpoiledAsync(bench, bench.Query("2010-05-08", "ListUsers"), "iam", fault);

        Assert.Equal((code, status), (answer.Code, answer.Status));
        Assert.NotEmpty(answer.One("RequestId") ?? "");
    }

    [Theory]
    [InlineData("secret", "InvalidSignatureException")]
    [InlineData("inactive", "UnrecognizedClientException")]
    [InlineData("unsigned", "MissingAuthenticationTokenException")]
    public async Task JSON_services_word_the_same_refusals_their_own_way(string fault, string code)
    {
        await using var bench = await AwsBench.StartAsync();

        var answer = await SpoiledAsync(bench, bench.JsonRequest("secretsmanager", "ListSecrets", []), "secretsmanager", fault);

        Assert.Equal((code, 400), (answer.Code, answer.Status));
    }

    [Fact]
    public async Task An_operation_that_is_not_there_is_refused()
    {
        await using var bench = await AwsBench.StartAsync();

        Assert.Equal("InvalidAction", (await bench.Iam(bench.Admin, "MakeCoffee")).Code);
        Assert.Equal("UnknownOperationException", (await bench.Json(bench.Admin, "ssm", "MakeCoffee", new JsonObject())).Code);
    }

    private static async Task<AwsAnswer> SpoiledAsync(AwsBench bench, HttpRequestMessage request, string service, string fault)
    {
        using (request)
        {
            if (fault == "hash")
            {
                request.Headers.Add("X-Amz-Content-Sha256", new string('0', 64));
            }

            var key = fault switch
            {
                "secret" => bench.Admin with { Secret = "wrong" },
                "unknown" => bench.Admin with { Id = "AKIAUNKNOWNUNKNOWN00" },
                "inactive" => bench.Key("old"),
                "token" => bench.Admin with { Token = "made up" },
                _ => bench.Admin,
            };
            var now = fault == "late" ? bench.Now.AddMinutes(-6) : bench.Now;
            var region = fault == "region" || service != "iam" ? "eu-west-1" : "us-east-1";
            TestSigner.Sign(request, await (request.Content?.ReadAsByteArrayAsync() ?? Task.FromResult<byte[]>([])), key, fault == "service" ? "sts" : service, region, now);
            Spoil(request, fault, bench.Now);
            return await bench.SendSignedAsync(request);
        }
    }

    private static void Spoil(HttpRequestMessage request, string fault, DateTimeOffset now)
    {
        switch (fault)
        {
            case "body":
                request.Content = new StringContent("Action=ListUsers&Version=2010-05-08&MaxItems=1");
                break;
            case "header":
                request.Headers.Add("X-Amz-Added", "on the way");
                break;
            case "date":
                request.Headers.Remove("X-Amz-Date");
                request.Headers.Add("X-Amz-Date", now.AddMinutes(1).ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "garbled":
                request.Headers.Remove("Authorization");
                request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIA/iam");
                break;
            case "unsigned":
                request.Headers.Remove("Authorization");
                break;
            default:
                break;
        }
    }
}
