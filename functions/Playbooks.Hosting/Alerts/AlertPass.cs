namespace Playbooks.Hosting.Alerts;

/// <summary>What one look at what was received led to.</summary>
/// <param name="Decided">Deliveries of which it is decided now what they mean.</param>
/// <param name="Refused">Those among them that are no alerts.</param>
/// <param name="Started">Runs that were made.</param>
/// <param name="Amended">Runs that were told more.</param>
/// <param name="Problems">What could not be done and will be tried again, one sentence each.</param>
public sealed record AlertPass(int Decided, int Refused, IReadOnlyList<string> Started, IReadOnlyList<string> Amended, IReadOnlyList<string> Problems)
{
    public static AlertPass Nothing { get; } = new(0, 0, [], [], []);
}
