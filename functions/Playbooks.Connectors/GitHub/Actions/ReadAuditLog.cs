using Playbooks.Connectors.Cloud;
using Playbooks.Connectors.GitHub.Audit;
using Playbooks.Core.Actions;
using Playbooks.Core.Values;
using Playbooks.Engine.Actions;

namespace Playbooks.Connectors.GitHub.Actions;

/// <summary>What happened in an organisation since a time, by GitHub's own record.</summary>
internal static class ReadAuditLog
{
    private const int Most = 10_000;

    private static readonly ValueType Event = ValueType.ObjectOf(
        ("id", GitHubTerms.OptionalText), ("at", ValueType.Text), ("action", GitHubTerms.OptionalText), ("actor", GitHubTerms.OptionalText), ("repository", GitHubTerms.OptionalText),
        ("user", GitHubTerms.OptionalText), ("name", GitHubTerms.OptionalText), ("access", GitHubTerms.OptionalText), ("address", GitHubTerms.OptionalText));

    public static ActionContract Contract { get; } = new()
    {
        Name = "github.read-audit-log",
        Summary = "Read an organisation's audit log since a time, for the whole of it or by a search phrase.",
        Provider = GitHubTerms.Provider,
        Effect = Effect.Reads,
        Inputs =
        [
            GitHubTerms.Organization,
            new("since", ValueType.Text, Required: true, "RFC 3339."),
            new("phrase", ValueType.Text, Required: false, "As GitHub's own search takes it: action:repo.create actor:mallory, or hashed_token:\"BASE64\" with the SHA-256 of a token."),
        ],
        Output = ValueType.ObjectOf(("events", ValueType.ListOf(Event)), ("cannot_tell", GitHubTerms.CannotTell)),
        Idempotency = "Only reads.",
        Preconditions = ["Enterprise Cloud. Events of git are kept for days, the others for months; they come some minutes late. Addresses are there only where the organisation shows them in its log."],
        Permissions = [GitHubTerms.Right("organization_administration:read")],
        Failures = GitHubFailures.With(),
        Source = GitHubTerms.Docs + "orgs/orgs#get-the-audit-log-for-an-organization",
    };

    public static IReadAction In(GitHubTenant tenant) => new GitHubRead(Contract, tenant, ReadAsync);

    private static async Task<ActionOutcome> ReadAsync(Place place, CancellationToken token)
    {
        if (GitHubTerms.TimeOf(place.Text("since")) is not { } since)
        {
            return new ActionOutcome.FailedFinal(CloudCodes.InvalidArguments, $"since is a time as RFC 3339 text, not '{place.Text("since")}'");
        }

        if (!(await place.Api.ReadAuditLogAsync(place.Owner, since, place.OptionalText("phrase"), Most, token)).Is(out var events, out var failure))
        {
            return place.Outcome(failure);
        }

        return new ActionOutcome.Succeeded(Value.MapOf(
            ("events", GitHubTerms.List(events.Take(Most), Written)),
            ("cannot_tell", events.Length < Most ? Value.EmptyList : Value.ListOf([GitHubTerms.Unknowable($"{place.Target}: audit log after {events[Most - 1].At:u}", $"only the first {Most:N0} events are read; search for less")]))));
    }

    private static Value Written(AuditEvent e) => Value.MapOf(
        ("id", Value.Of(e.DocumentId)), ("at", GitHubTerms.Time(e.At)), ("action", Value.Of(e.Action)), ("actor", Value.Of(e.Actor)), ("repository", Value.Of(e.Repo)),
        ("user", Value.Of(e.User)), ("name", Value.Of(e.Name)), ("access", Value.Of(e.ProgrammaticAccessType)), ("address", Value.Of(e.ActorIp)));
}
