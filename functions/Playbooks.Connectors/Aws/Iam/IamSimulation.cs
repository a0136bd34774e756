using System.Collections.Immutable;
using Playbooks.Connectors.Http;

namespace Playbooks.Connectors.Aws.Iam;

/// <summary>Asks IAM what the policies of a principal allow; nothing is done.</summary>
internal sealed class IamSimulation(AwsChannel channel)
{
    /// <summary>For every resource (<c>*</c>) and without any condition key, as IAM takes it where none is named. Permission: iam:SimulatePrincipalPolicy.</summary>
    public Task<Answer<ImmutableArray<IamVerdict>>> RunAsync(string principalArn, IReadOnlyCollection<string> actions, CancellationToken token) =>
        channel.ListAsync(
            AwsService.Iam,
            () => AwsService.Iam.Form("SimulatePrincipalPolicy").Set("PolicySourceArn", principalArn).SetList("ActionNames", actions),
            page => page.Members("EvaluationResults").Select(result => new IamVerdict(result.Text("EvalActionName"), result.Text("EvalDecision"))),
            token);
}
