namespace Playbooks.Storage.Files.Disk;

/// <summary>Turns what the operating system said into words for the person who must cure it.</summary>
internal static class DiskFaults
{
    // errno values, the same on Linux and macOS except where two are given; Windows gives HRESULTs.
    private const int NotPermitted = 1;
    private const int InputOutput = 5;
    private const int Denied = 13;
    private const int TooLong = 27;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int QuotaOnMac = 69;
    private const int QuotaOnLinux = 122;
    private const int WindowsDenied = unchecked((int)0x80070005);
    private const int WindowsFull = unchecked((int)0x80070070);

    public static bool IsOne(Exception fault) => fault is IOException or UnauthorizedAccessException || IsTooLong(fault);

    /// <summary>Does it, and lets no fault of the disk out unexplained.</summary>
    public static T On<T>(string doing, string where, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (IsOne(fault))
        {
            throw Explain(doing, where, fault);
        }
    }

    public static StoreException Explain(string doing, string where, Exception fault)
    {
        var error = fault is UnauthorizedAccessException ? Denied : IsTooLong(fault) ? TooLong : fault.HResult;
        var (what, cure) = error switch
        {
            TooLong => ("the file may not grow", "Raise the limit on the size of files that this process or file system has."),
            NoSpace or QuotaOnLinux or QuotaOnMac or WindowsFull => ("the disk is full", "Free some room or raise the quota, then start again; the run goes on from its journal."),
            Denied or NotPermitted or WindowsDenied => ("permission denied", "Let the user of this process own the folder and all that is in it."),
            ReadOnly => ("the file system is read-only", "Mount it writable or choose another folder."),
            InputOutput => ("the device failed", "Check the disk; what was acknowledged before is in the journal or in the commit log."),
            _ => (fault.Message, "Check the folder and the disk, then start again."),
        };
        return new StoreException($"Cannot {doing}: {what}", where, cure, fault);
    }

    /// <summary>.NET takes EFBIG for a wrong argument.</summary>
    private static bool IsTooLong(Exception fault) => fault is ArgumentOutOfRangeException { ParamName: "value" };
}
