using System.Net;
using System.Text;
using Amazon.Runtime;
using Playbooks.Connectors.Aws;
using Playbooks.Connectors.Aws.Keys;
using Playbooks.Connectors.Aws.Signing;
using Playbooks.Connectors.Http;
using Playbooks.Testing.Conformance.Traffic;

namespace Playbooks.Connectors.Tests.Aws;

/// <summary>AWS in memory: one function per operation, each request remembered. An operation without a function is an error of the test.</summary>
internal sealed class AwsStub(TimeProvider time) : HttpMessageHandler
{
    public const string AccountId = "111122223333";

    private readonly Dictionary<string, Func<IReadOnlyDictionary<string, string>, StubReply>> operations = [];

    public List<StubRequest> Requests { get; } = [];

    public AwsStub On(string operation, Func<IReadOnlyDictionary<string, string>, StubReply> answer)
    {
        operations[operation] = answer;
        return this;
    }

    /// <summary>Answers one after the other; the last one stays.</summary>
    public AwsStub On(string operation, params StubReply[] answers)
    {
        var at = 0;
        return On(operation, _ => answers[Math.Min(at++, answers.Length - 1)]);
    }

    public AwsChannel Channel(string region = "eu-west-1", RequestObserver? observer = null) =>
        new(new AwsAccount(AccountId, region), scope => Line(scope, observer));

    private ProviderHttp Line(AwsScope scope, RequestObserver? observer)
    {
        var settings = new ProviderSettings
        {
            Name = "aws",
            Egress = Egress.To("https://*.amazonaws.com"),
            Throttle = AwsThrottle.Rule,
            FirstBackoff = TimeSpan.Zero,
            LongestWait = TimeSpan.Zero,
            Observer = observer,
        };
        var keys = new FixedKeys(new ImmutableCredentials("AKIDEXAMPLE", "responder-secret", null));
        return new ProviderHttp(settings, new AwsAuthority(scope, keys, time), time, () => 0, this);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SandboxTraffic.Here.Add(await RecordedExchange.OfAsync(request, cancellationToken));
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var target = request.Headers.TryGetValues("X-Amz-Target", out var values) ? values.Single() : null;
        var seen = new StubRequest(request.RequestUri?.Host ?? "", target, body, request.Headers.GetValues("Authorization").Single());
        Requests.Add(seen);
        var reply = operations[seen.Operation](seen.Fields);
        if (reply.IsLost)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }

        var type = target is null ? "text/xml" : "application/x-amz-json-1.1";
        return new HttpResponseMessage((HttpStatusCode)reply.Status) { Content = new StringContent(reply.Body, Encoding.UTF8, type) };
    }
}
