using System.Globalization;

namespace Playbooks.Storage.Azure;

/// <summary>
/// The layout in the container: <c>journals/RUN.0001.jsonl</c> and on, <c>inbox/RUN.jsonl</c>, <c>inbox/RUN.done.jsonl</c>, <c>files/RUN/NAME</c>, and
/// <c>index/ORDER-RUN</c>, whose order makes a listing begin with the newest run.
/// </summary>
internal static class BlobNames
{
    public const string Index = "index/";
    private const int OrderDigits = 15;

    public static string Segments(string run) => $"journals/{StoreNames.Run(run)}.";

    public static string Segment(string run, int number) => string.Create(CultureInfo.InvariantCulture, $"{Segments(run)}{number:D4}.jsonl");

    public static string Inbox(string run) => $"inbox/{StoreNames.Run(run)}.jsonl";

    public static string Done(string run) => $"inbox/{StoreNames.Run(run)}.done.jsonl";

    public static string Files(string run) => $"files/{StoreNames.Run(run)}/";

    public static string File(string run, string name) => Files(run) + string.Join('/', StoreNames.File(name));

    public static string IndexOf(string run, DateTimeOffset created) =>
        string.Create(CultureInfo.InvariantCulture, $"{Index}{DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - created.ToUnixTimeMilliseconds():D15}-{run}");

    public static string RunOf(string index) => index[(Index.Length + OrderDigits + 1)..];
}
