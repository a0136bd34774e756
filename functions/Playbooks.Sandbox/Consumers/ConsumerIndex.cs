using Playbooks.Sandbox.Tenants;

namespace Playbooks.Sandbox.Consumers;

/// <summary>
/// Which consumers a change can touch: those of the user whose keys, of the secret or of the repository whose secrets were changed.
/// Every other change can touch any.
/// </summary>
internal sealed class ConsumerIndex
{
    private readonly ILookup<string, Consumer> bySubject;

    public ConsumerIndex(Tenant tenant)
    {
        var users = tenant.Inventory.All.Where(entry => entry.Principal["user"] is not null).ToDictionary(entry => entry.Id, entry => $"{entry.Principal["user"]}", StringComparer.Ordinal);
        bySubject = tenant.Consumers.All
            .SelectMany(consumer => Subjects(consumer, users).Distinct().Select(subject => (subject, consumer)))
            .ToLookup(pair => pair.subject, pair => pair.consumer, StringComparer.Ordinal);
    }

    /// <summary>Null where it may be any.</summary>
    public IEnumerable<Consumer>? Touched(Operation operation, string path) => operation.Name switch
    {
        "iam:CreateAccessKey" or "iam:UpdateAccessKey" or "iam:DeleteAccessKey" => bySubject[$"user:{First(operation)}"],
        "secretsmanager:PutSecretValue" or "secretsmanager:UpdateSecretVersionStage" when !First(operation).StartsWith("arn:", StringComparison.Ordinal) => bySubject[$"secret:{First(operation)}"],
        "actions/create-or-update-repo-secret" or "actions/create-workflow-dispatch" when path.Split('/') is ["", "repos", var owner, var name, ..] => bySubject[$"repository:{owner}/{name}"],
        _ => null,
    };

    private static string First(Operation operation) => operation.Target.Split(' ')[0];

    private static IEnumerable<string> Subjects(Consumer consumer, Dictionary<string, string> users)
    {
        if (users.TryGetValue(consumer.Credential, out var user))
        {
            yield return $"user:{user}";
        }

        foreach (var place in consumer.Fields.Values.Where(value => value.StartsWith("place:", StringComparison.Ordinal)))
        {
            switch (place.Split(':', 6))
            {
                case [_, "github", _, var repository, ..]:
                    yield return $"repository:{repository}";
                    break;
                case [_, "aws", "secret", _, _, var name]:
                    yield return $"secret:{name.Split('#')[0]}";
                    break;
            }
        }
    }
}
