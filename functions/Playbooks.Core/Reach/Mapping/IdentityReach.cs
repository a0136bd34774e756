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
internal sealed class IdentityReach(ReachFacts facts, GraphBuilder graph, CredentialReach credentials)
{
    private readonly JobSubjects subjects = new(facts);

    public List<Unseen> Unseen { get; } = [];

    /// <summary>Federated credentials that were reached, by their node.</summary>
    public SortedDictionary<string, (ApplicationFacts Application, string Name)> Federated { get; } = new(StringComparer.Ordinal);

    public void From(AffectedJob job, JobReach reach)
    {
        var subject = subjects.Of(job, reach.Environment);
        foreach (var account in facts.Accounts)
        {
            foreach (var role in account.Roles.Where(r => r.Trust.Length > 0))
            {
                ToRole(job, reach.Identity, subject, account, role);
            }
        }

        foreach (var application in facts.Applications)
        {
            foreach (var federated in application.Federated)
            {
                ToApplication(job, reach.Identity, subject, application, federated);
            }
        }
    }

    private void ToRole(AffectedJob job, Finding identity, SubjectSet subject, AwsAccountFacts account, AwsIdentity role)
    {
        var trust = AwsTrust.Parse(role.Trust);
        if (!trust.IsValid)
        {
            Unseen.Add(new($"{role.Id}/trust", trust.Diagnostics.FirstOrDefault()?.ToString() ?? "cannot be read"));
            return;
        }

        var finding = Graded(trust.Value.MayMatch(subject, JobSubjects.Claims(job), account.Providers), "oidc-trust", subject).And(identity);
        if (finding.Grade > ExposureGrade.RuledOut)
        {
            credentials.Role(role, job.Id, finding, "aws.read-account", job.StartedAt);
        }
    }

    private void ToApplication(AffectedJob job, Finding identity, SubjectSet subject, ApplicationFacts application, Value federated)
    {
        var node = $"{application.Target}/federated/{federated.Text("name")}";
        var trust = FederatedCredential.Parse(PlainJson.Write(Document(federated)));
        if (!trust.IsValid)
        {
            Unseen.Add(new(node, trust.Diagnostics.FirstOrDefault()?.ToString() ?? "cannot be read"));
            return;
        }

        var finding = Graded(trust.Value.MayMatch(subject, JobSubjects.Claims(job)), "federated-credential", subject).And(identity);
        if (finding.Grade > ExposureGrade.RuledOut)
        {
            Federated[node] = (application, federated.Text("name"));
            graph.Add(node, NodeKind.Application, $"{application.Name} ({federated.Text("name")})", $"application {application.AppId}");
            graph.Join(job.Id, node, finding, "entra.read-applications", job.StartedAt);
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
}
