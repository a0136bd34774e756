using System.Net;
using System.Text.Json;
using Playbooks.Core.Runs;
using Playbooks.Core.Values;
using Playbooks.Functions.Tests.Hosting;
using Playbooks.Functions.Tests.SignIn;
using Playbooks.Hosting;

namespace Playbooks.Functions.Tests.Api;

public sealed class RunApiTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource limit = new(TimeSpan.FromMinutes(5), TimeProvider.System);
    private Rehearsal? rehearsal;
    private SignedIn? signedIn;

    private CancellationToken Token => limit.Token;

    private Rehearsal Drill => rehearsal ?? throw new InvalidOperationException();

    private SignedIn Host => signedIn ?? throw new InvalidOperationException();

    private object Riley => Host.Person(("oid", "riley-object"), ("groups", new[] { "group-response" }));

    private object Auditor => Host.Person(("oid", "auditor"), ("groups", new[] { "group-audit" }));

    public async Task InitializeAsync()
    {
        rehearsal = await Rehearsal.StartAsync(Token);
        signedIn = await SignedIn.StartAsync(rehearsal.Tenant, rehearsal.Store);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Drill.DisposeAsync();
    }

    public void Dispose() => limit.Dispose();

    [Fact]
    public async Task Signed_in_people_start_a_run_watch_it_and_decide_on_its_plan_and_the_journal_says_whom_each_was_proven_to_be()
    {
        var run = await StartAsync("k1");
        Assert.Equal(run, await StartAsync("k1"));
        Assert.NotEqual(run, await StartAsync("k2"));

        var events = await EventStream.ReadAsync(Host, run, Auditor, 0, "checkpoint.opened", Token);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(told => told.Id));
        var (_, asked, answer) = await Host.AskAsync(HttpMethod.Get, $"api/runs/{run}/checkpoint", Auditor);
        var (digest, roles) = (Text(asked, "digest"), asked.GetProperty("asked").EnumerateArray().Select(quorum => Text(quorum, "role")).ToList());
        var version = answer.Headers.ETag?.Tag ?? "";
        Assert.Equal(HttpStatusCode.NotModified, (await Host.AskAsync(HttpMethod.Get, $"api/runs/{run}", Auditor, null, ("If-None-Match", version))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await DecideAsync(run, Person(roles[0]), digest, roles[0], ("If-Match", "\"1-x\""))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(run, Person(roles[0]), "sha256:00", roles[0])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(run, Riley, digest, roles[0])).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await DecideAsync(run, Auditor, digest, roles[0])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await DecideAsync(run, Host.Program7(("roles", new[] { "group-response" })), digest, roles[0])).Status);

        foreach (var role in roles)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await DecideAsync(run, Person(role), digest, role, ("Idempotency-Key", role))).Status);
        }

        var rest = await EventStream.ReadAsync(Host, run, Auditor, events[^1].Id, "checkpoint.closed", Token);
        Assert.Equal(events[^1].Id + 1, rest[0].Id);
        var given = (await Drill.Runs.ReplayAsync(run, Token))?.Lines.Select(line => line.Event).OfType<RunEvent.DecisionGiven>().ToList() ?? [];
        Assert.Equal(roles.Select(role => ($"{Host.Issuer.Name} {Of(role)}-object", "bearer:oidc")).Order(), given.Select(decision => (decision.Subject ?? "", decision.Via)).Order());
        var journal = await Host.SendAsync(HttpMethod.Get, $"api/runs/{run}/journal", Auditor);
        Assert.StartsWith(string.Join('\n', events.Select(told => told.Data)), await journal.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        journal.Dispose();
    }

    [Fact]
    public async Task Lists_are_paged_and_have_the_members_that_the_command_line_writes()
    {
        var runs = new[] { await StartAsync("a"), await StartAsync("b"), await StartAsync("c") };

        var (_, first, answer) = await Host.AskAsync(HttpMethod.Get, "api/runs?limit=2", Auditor);
        var (_, second, _) = await Host.AskAsync(HttpMethod.Get, $"api/runs?limit=2&from={Uri.EscapeDataString(Text(first, "next"))}", Auditor);

        Assert.Contains("rel=\"next\"", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var rows = first.GetProperty("runs").EnumerateArray().Concat(second.GetProperty("runs").EnumerateArray()).ToList();
        Assert.Equal(runs.Order(), rows.Select(row => Text(row, "run")).Order());
        Assert.False(second.GetProperty("more").GetBoolean());
        Assert.Equal(
            Assert.IsType<Value.Map>(RunWords.Summary(await Drill.ReadAsync(runs[0], Token))).Entries.Select(entry => ((Value.Text)entry.Key).Content),
            rows[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(HttpStatusCode.BadRequest, (await Host.AskAsync(HttpMethod.Get, "api/runs?only=mine", Auditor)).Status);
    }

    [Fact]
    public async Task A_key_that_was_used_for_something_else_is_refused()
    {
        await StartAsync("k");
        var other = Value.MapOf(("playbook", Value.Of("package-compromise")), ("inputs", Core.Runs.Triggers.Inputs(Playbook(), Drill.Alert, out _) is { } inputs ? Changed(inputs) : Value.EmptyMap));

        var (status, body, _) = await Host.AskAsync(HttpMethod.Post, "api/runs", Riley, PlainJson.Write(other), ("Idempotency-Key", "k"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("other inputs", Text(body, "detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"playbook":"a","playbook":"b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"playbook":"../etc/passwd","inputs":{}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"playbook":"package-compromise"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"playbook":"package-compromise","inputs":{}}""", HttpStatusCode.UnprocessableEntity)]
    public async Task What_starts_no_run_is_answered_with_what_is_wrong(string body, HttpStatusCode status)
    {
        var (answered, problem, answer) = await Host.AskAsync(HttpMethod.Post, "api/runs", Riley, body);

        Assert.Equal((status, "application/problem+json"), (answered, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotEqual("", Text(problem, "detail"));
    }

    [Fact]
    public async Task Who_requested_a_run_cancels_it_with_a_reason_and_an_auditor_does_not()
    {
        var run = await StartAsync("k");

        Assert.Equal(HttpStatusCode.Forbidden, (await Host.AskAsync(HttpMethod.Post, $"api/runs/{run}/cancel", Auditor, new { reason = "no" })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Host.AskAsync(HttpMethod.Post, $"api/runs/{run}/cancel", Riley, new { reason = " " })).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await Host.AskAsync(HttpMethod.Post, $"api/runs/{run}/cancel", Riley, new { reason = "a false alarm" })).Status);

        Assert.Equal("end", (await EventStream.ReadAsync(Host, run, Auditor, 0, "end", Token))[^1].Event);
        var over = await Drill.ReadAsync(run, Token);
        Assert.Equal((RunOutcome.Cancelled, "a false alarm"), (over.Outcome, over.Cancel?.Reason));
        Assert.Equal(HttpStatusCode.Conflict, (await Host.AskAsync(HttpMethod.Post, $"api/runs/{run}/cancel", Riley, new { reason = "again" })).Status);
        var (_, reports, _) = await Host.AskAsync(HttpMethod.Get, $"api/runs/{run}/reports", Auditor);
        using var report = await Host.SendAsync(HttpMethod.Get, $"api/runs/{run}/reports/{Text(reports.EnumerateArray().First(), "name")}", Auditor);
        Assert.Contains("sandbox", report.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var made = await Host.SendAsync(HttpMethod.Get, $"api/runs/{run}/report?format=md", Auditor);
        Assert.Contains("a false alarm", await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_under_the_key_of_an_approval_reaches_the_run_too()
    {
        var run = await StartAsync("k");
        await EventStream.ReadAsync(Host, run, Auditor, 0, "checkpoint.opened", Token);
        var (_, asked, _) = await Host.AskAsync(HttpMethod.Get, $"api/runs/{run}/checkpoint", Auditor);
        var role = Text(asked.GetProperty("asked").EnumerateArray().First(), "role");
        var (key, path) = (("Idempotency-Key", "k"), $"api/runs/{run}/cancel");

        Assert.Equal(HttpStatusCode.BadRequest, (await Host.AskAsync(HttpMethod.Post, path, Person(role), new { reason = "wrong" }, ("Idempotency-Key", new string('k', 256)))).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await DecideAsync(run, Person(role), Text(asked, "digest"), role, key)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await Host.AskAsync(HttpMethod.Post, path, Person(role), new { reason = "a false alarm" }, key)).Status);

        await EventStream.ReadAsync(Host, run, Auditor, 0, "end", Token);
        var over = await Drill.ReadAsync(run, Token);
        Assert.Equal("a false alarm", over.Cancel?.Reason);
    }

    [Fact]
    public async Task A_program_neither_amends_nor_undoes_a_run_nor_signs_a_task_off()
    {
        var run = await StartAsync("k");
        var program = Host.Program7(("roles", new[] { "group-response" }));

        Assert.Equal("People decide", Text(await ForbiddenAsync($"api/runs/{run}/amend", program, new { inputs = new { }, reason = "x" }), "title"));
        Assert.Equal("People decide", Text(await ForbiddenAsync($"api/runs/{run}/cancel", program, new { reason = "x", undo = true }), "title"));
        Assert.Equal("People decide", Text(await ForbiddenAsync($"api/runs/{run}/tasks/notify", program, new { happened = true, reason = "x" }), "title"));
        Assert.Equal(HttpStatusCode.Accepted, (await Host.AskAsync(HttpMethod.Post, $"api/runs/{run}/cancel", program, new { reason = "x" })).Status);
    }

    private async Task<JsonElement> ForbiddenAsync(string path, object bearer, object body)
    {
        var (status, problem, _) = await Host.AskAsync(HttpMethod.Post, path, bearer, body);
        Assert.Equal(HttpStatusCode.Forbidden, status);
        return problem;
    }

    private static Playbooks.Core.Playbooks.Playbook Playbook()
    {
        using var error = new StringWriter();
        return PlaybookFiles.Bind("package-compromise", AllContracts.Get(), error) ?? throw new InvalidOperationException(error.ToString());
    }

    private static Value Changed(Value inputs) => PlainJson.Read(PlainJson.Write(inputs).Replace("2025", "2024", StringComparison.Ordinal)) is JsonOutcome.Read read ? read.Value : inputs;

    private string Of(string role) => Drill.Tenant.People.OrderBy(person => person.Roles.Length).First(person => person.Roles.Contains(role)).Id;

    private object Person(string role) => Host.Person(("oid", $"{Of(role)}-object"), ("groups", Array.Empty<string>()));

    private async Task<string> StartAsync(string key)
    {
        var body = PlainJson.Write(Value.MapOf(("playbook", Value.Of("package-compromise")), ("alert", Drill.Alert)));
        var (status, started, answer) = await Host.AskAsync(HttpMethod.Post, "api/runs", Riley, body, ("Idempotency-Key", key));
        Assert.True(status == HttpStatusCode.Created, started.ToString());
        Assert.Equal($"/api/runs/{Text(started, "run")}", answer.Headers.Location?.OriginalString);
        return Text(started, "run");
    }

    private Task<(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Answer)> DecideAsync(string run, object bearer, string digest, string role, params (string, string)[] headers) =>
        Host.AskAsync(HttpMethod.Post, $"api/runs/{run}/checkpoint/decisions", bearer, new { digest, role, approve = true, comment = "agreed" }, headers);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
