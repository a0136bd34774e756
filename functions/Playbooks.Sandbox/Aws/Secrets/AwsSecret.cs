namespace Playbooks.Sandbox.Aws.Secrets;

internal sealed class AwsSecret
{
    public const string Current = "AWSCURRENT";
    public const string Previous = "AWSPREVIOUS";

    public required string Name { get; init; }

    public required string Arn { get; init; }

    public required string Region { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? AccessedAt { get; set; }

    /// <summary>When it will be deleted for good; null where that is not planned.</summary>
    public DateTimeOffset? DeletedAt { get; set; }

    public bool RotationEnabled { get; init; }

    public string? ResourcePolicy { get; set; }

    public List<SecretVersion> Versions { get; } = [];

    public SecretVersion? Holding(string stage) => Versions.Find(version => version.Stages.Contains(stage));

    /// <summary>A label is on one version at a time; when AWSCURRENT moves, AWSPREVIOUS goes to where it was.</summary>
    public void Move(string stage, SecretVersion to)
    {
        var holder = Holding(stage);
        if (holder == to)
        {
            return;
        }

        holder?.Stages.Remove(stage);
        to.Stages.Add(stage);
        if (stage == Current && holder is not null)
        {
            Holding(Previous)?.Stages.Remove(Previous);
            holder.Stages.Add(Previous);
        }
    }
}
