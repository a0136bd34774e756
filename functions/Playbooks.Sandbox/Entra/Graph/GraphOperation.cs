using Playbooks.Sandbox.Hosting;

namespace Playbooks.Sandbox.Entra.Graph;

/// <summary>One row of the table: a method and path, who may call it and what it does.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Below the version; <c>{}</c> stands for one id or alternate key.</param>
/// <param name="Name">What faults and the audit trail call it.</param>
/// <param name="Permissions">Application permissions of which one suffices.</param>
/// <param name="Answer">Performs it.</param>
internal sealed record GraphOperation(string Method, string Path, string Name, IReadOnlyList<string> Permissions, Func<GraphCall, Answer> Answer)
{
    public bool Changes => Method != "GET";

    /// <summary>A success stops an attacker who holds a credential.</summary>
    public bool Contains { get; init; }

    /// <summary>Application.ReadWrite.OwnedBy suffices where the caller owns the first id of the path.</summary>
    public bool Owned { get; init; }

    private string[] Segments { get; } = Path.Split('/');

    /// <summary>The path's ids, or null when it is another path.</summary>
    public IReadOnlyList<string>? Match(string method, IReadOnlyList<string> segments)
    {
        if (method != Method || segments.Count != Segments.Length)
        {
            return null;
        }

        var ids = new List<string>();
        foreach (var (wanted, actual) in Segments.Zip(segments))
        {
            if (wanted == "{}")
            {
                ids.Add(actual);
            }
            else if (!string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return ids;
    }
}
