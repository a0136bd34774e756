using System.Collections.Immutable;
using System.Globalization;
using Playbooks.Connectors.Cloud;

namespace Playbooks.Connectors.Aws.Protocol;

/// <summary>One element of an answer of the Query protocol; names without their namespace.</summary>
internal sealed record AwsElement(string Name, string Content, ImmutableArray<AwsElement> Children)
{
    private const string Member = "member";

    public AwsElement? Child(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>The element at that path below this one, or null where a part of the path is absent.</summary>
    public AwsElement? At(params ReadOnlySpan<string> path)
    {
        var here = this;
        foreach (var name in path)
        {
            here = here?.Child(name);
        }

        return here;
    }

    /// <exception cref="BadAnswerException">The answer lacks what the service promises.</exception>
    public AwsElement Needed(string name) => Child(name) ?? throw new BadAnswerException($"the element <{Name}> has no <{name}>");

    /// <summary>The members of the list of that name; none where it is absent.</summary>
    public IEnumerable<AwsElement> Members(string name) => Child(name)?.Children.Where(c => c.Name == Member) ?? [];

    /// <exception cref="BadAnswerException">The answer lacks what the service promises.</exception>
    public string Text(string name) => Needed(name).Content;

    public string? TextOrNull(string name) => Child(name)?.Content;

    public bool Flag(string name) => string.Equals(TextOrNull(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A time, or null where it is absent or, as for keys that were never used, <c>N/A</c>.</summary>
    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(TextOrNull(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
