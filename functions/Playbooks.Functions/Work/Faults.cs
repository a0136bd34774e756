using Playbooks.Engine.Ports;
using Playbooks.Engine.Runs;
using Playbooks.Storage;

namespace Playbooks.Functions.Work;

/// <summary>Exceptions for the log. Our own say what is wrong and how it is cured; the message of a foreign one may hold a secret and is left out.</summary>
internal static class Faults
{
    public static string Say(Exception fault) => fault is StoreException or SignerException or DamagedJournalException
        ? fault.Message
        : $"{fault.GetType().Name}{Environment.NewLine}{fault.StackTrace}";
}
