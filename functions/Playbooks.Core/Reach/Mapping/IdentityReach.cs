using System.Collections.Immutable;
using Playbooks.Core.Reach.Exposure;
using Playbooks.Core.Reach.Facts;
using Playbooks.Core.Reach.Graph;
using Playbooks.Core.Reach.Trust;
using Playbooks.Core.Reach.Trust.Aws;
using Playbooks.Core.Reach.Trust.Entra;
using Playbooks.Core.Reach.Trust.Subjects;
using Playbooks.Core.Values;

namespace Playbooks.Core.Reach.Mapping;

/// <summary>Which roles and applications a job could become with its identity token.</summary>
internal sealed class IdentityReach
{
    private readonly GraphBuilder graph;
    private readonly CredentialReach credentials;
    private readonly KeyedTrusts<(AwsAccountFacts Account, AwsIdentity Role, AwsTrust Trust)> roles = new();
    private readonly KeyedTrusts<(ApplicationFacts Application, string Name, string Node, FederatedCredential Trust)> applications = new();
    private readonly List<Unseen> unread = [];
    private readonly Dictionary<(string Subject, string Repository, string Event), Answers> known = [];

    public IdentityReach(ReachFacts facts, GraphBuilder graph, CredentialReach credentials)
    {
        (this.graph, this.credentials) = (graph, credentials);
        foreach (var (account, role) in facts.Accounts.SelectMany(a => a.Roles.Where(r => r.Trust.Length > 0).Select(r => (a, r))))
        {
            Read(account, role);
        }

        foreach (var (application, federated) in facts.Applications.SelectMany(a => a.Federated.Select(f => (a, f))))
        {
            Read(application, federated);
        }
    }

    /// <summary>Of trusts that cannot be read nobody knows whom they let in; that matters once a job could ask.</summary>
    public IReadOnlyList<Unseen> Unseen { get; private set; } = [];

    /// <summary>Federated credentials that were reached, by their node.</summary>
    public SortedDictionary<string, (ApplicationFacts Application, string Name)> Federated { get; } = new(StringComparer.Ordinal);

    public void From(AffectedJob job, JobReach reach, JobSubjects subjects)
    {
        Unseen = unread;
        var subject = subjects.Of(job, reach.Environment);
        var key = (subject.ToString(), job.Repository, job.Event);
        var answers = known.TryGetValue(key, out var before) ? before : known[key] = Ask(subject, JobSubjects.Claims(job));
        foreach (var (role, finding) in answers.Roles)
        {
            credentials.Role(role, job.Id, finding.And(reach.Identity), "aws.read-account", job.StartedAt);
        }

        foreach (var (application, name, node, finding) in answers.Applications)
        {
            Federated[node] = (application, name);
            graph.Add(node, NodeKind.Application, $"{application.Name} ({name})", $"application {application.AppId}");
            graph.Join(job.Id, node, finding.And(reach.Identity), "entra.read-applications", job.StartedAt);
        }
    }

    /// <summary>Whom tokens with that subject could become.</summary>
    private Answers Ask(SubjectSet subject, ImmutableDictionary<string, ClaimSet> claims) => new(
        [.. roles.For(subject).Select(r => (r.Role, Finding: Graded(r.Trust.MayMatch(subject, claims, r.Account.Providers), "oidc-trust", subject))).Where(r => r.Finding.Grade > ExposureGrade.RuledOut)],
        [.. applications.For(subject).Select(a => (a.Application, a.Name, a.Node, Finding: Graded(a.Trust.MayMatch(subject, claims), "federated-credential", subject))).Where(a => a.Finding.Grade > ExposureGrade.RuledOut)]);

    private void Read(AwsAccountFacts account, AwsIdentity role)
    {
        var trust = AwsTrust.Parse(role.Trust);
        if (trust.IsValid)
        {
            roles.Add((account, role, trust.Value), trust.Value.SubjectKeys(GitHubIssuer.Common));
        }
        else
        {
            unread.Add(new($"{role.Id}/trust", trust.Diagnostics.FirstOrDefault()?.ToString() ?? "cannot be read"));
        }
    }

    private void Read(ApplicationFacts application, Value federated)
    {
        var node = $"{application.Target}/federated/{federated.Text("name")}";
        var trust = FederatedCredential.Parse(PlainJson.Write(Document(federated)));
        if (trust.IsValid)
        {
            var key = trust.Value.Subject is { } subject ? SubjectKey.Of(subject, isWhole: true) : null;
            applications.Add((application, federated.Text("name"), node, trust.Value), key is null ? null : [key]);
        }
        else
        {
            unread.Add(new(node, trust.Diagnostics.FirstOrDefault()?.ToString() ?? "cannot be read"));
        }
    }

    /// <summary>That a token would be accepted does not say that it was asked for.</summary>
    private static Finding Graded(TrustAnswer answer, string rule, SubjectSet subject) => answer.Reach switch
    {
        TrustReach.Confirmed => new(ExposureGrade.Probable, rule, $"{answer.Reason}; the subject is {subject}"),
        TrustReach.Possible => new(ExposureGrade.Possible, rule, $"{answer.Reason}; the subject is {subject}"),
        _ => new(ExposureGrade.RuledOut, rule, answer.Reason),
    };

    private static Value Document(Value federated) => Value.MapOf(
        ("name", Value.Of(federated.Text("name"))), ("issuer", Value.Of(federated.Text("issuer"))), ("audiences", federated.Get("audiences") ?? Value.EmptyList),
        ("subject", federated.Get("subject") ?? Value.Nothing),
        ("claimsMatchingExpression", federated.GetText("expression") is { } expression
            ? Value.MapOf(("value", Value.Of(expression)), ("languageVersion", Value.Of(1)))
            : Value.Nothing));

    private sealed record Answers(ImmutableArray<(AwsIdentity Role, Finding Finding)> Roles, ImmutableArray<(ApplicationFacts Application, string Name, string Node, Finding Finding)> Applications);
}
