namespace Playbooks.Functions.SignIn;

internal enum CallerKind
{
    Person,

    /// <summary>A program. It starts runs and reads; it never decides on a plan.</summary>
    Workload,
}
