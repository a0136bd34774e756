using Playbooks.Core.Reach.Trust.Cases;
using Playbooks.Testing.Data;

namespace Playbooks.Core.Tests.Reach.Trust;

public sealed class TrustDataTests
{
    [DataFact("oidc/subvectors.json")]
    public void Every_cited_subject_vector_agrees_in_match_and_grade() => AllPass("oidc/subvectors.json", 29);

    [DataFact("iam/cases.json")]
    public void Every_trust_policy_answers_every_token_as_the_simulator_did() => AllPass("iam/cases.json", 1000);

    [DataFact("entra/cases.json")]
    public void Every_federated_credential_answers_every_token_as_documented() => AllPass("entra/cases.json", 246);

    private static void AllPass(string path, int count)
    {
        var report = TrustCases.Run(File.ReadAllText(SharedData.Get(path)));

        Assert.NotNull(report.Value);
        Assert.Empty(report.Value.Failures);
        Assert.True(report.Value.Passed >= count, $"{report.Value.Passed} cases passed, fewer than the {count} that the file held");
    }
}
