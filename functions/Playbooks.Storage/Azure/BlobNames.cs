using System.Globalization;

namespace Playbooks.Storage.Azure;

/// <summary>
/// The layout in the container: <c>journals/RUN.0001.jsonl</c> and on, <c>inbox/RUN.jsonl</c>, <c>inbox/RUN.done.jsonl</c>, <c>files/RUN/NAME</c>,
/// <c>index/ORDER-RUN</c> for every run and <c>open/ORDER-RUN</c> for one that has not ended (see <see cref="RunOrder"/>), and <c>news/RUN</c> while
/// a message may lie there that nobody has looked for.
/// </summary>
internal static class BlobNames
{
    public const string Index = "index/";
    public const string Open = "open/";
    public const string News = "news/";

    public static string Segments(string run) => $"journals/{StoreNames.Run(run)}.";

    public static string Segment(string run, int number) => string.Create(CultureInfo.InvariantCulture, $"{Segments(run)}{number:D4}.jsonl");

    public static string Inbox(string run) => $"inbox/{StoreNames.Run(run)}.jsonl";

    public static string Done(string run) => $"inbox/{StoreNames.Run(run)}.done.jsonl";

    public static string Files(string run) => $"files/{StoreNames.Run(run)}/";

    public static string File(string run, string name) => Files(run) + string.Join('/', StoreNames.File(name));

    public static string IndexOf(string run, DateTimeOffset created) => Index + RunOrder.NameOf(run, created);

    public static string OpenOf(string run, DateTimeOffset created) => Open + RunOrder.NameOf(run, created);

    public static string NewsOf(string run) => News + StoreNames.Run(run);

    /// <param name="entry">Of the index, or of those that have not ended.</param>
    public static string RunOf(string entry) => RunOrder.RunOf(entry[(entry.IndexOf('/', StringComparison.Ordinal) + 1)..]);
}
