using Playbooks.Core.Values;

namespace Playbooks.Core.Standards.Ocsf;

/// <summary>A class of the Open Cybersecurity Schema Framework, by its numbers in the published schema.</summary>
internal sealed record OcsfClass(long Category, string CategoryName, long Class, string Name)
{
    /// <summary>Version of the schema that the events are written in.</summary>
    public const string Schema = "1.3.0";

    public static OcsfClass Detection { get; } = new(2, "Findings", 2004, "Detection Finding");

    public static OcsfClass Incident { get; } = new(2, "Findings", 2005, "Incident Finding");

    public static OcsfClass Remediation { get; } = new(7, "Remediation", 7001, "Remediation Activity");

    /// <summary>What says which kind of event it is; <c>type_uid</c> is made of the class and the activity.</summary>
    public (string, Value)[] Head(long activity, string name) =>
    [
        ("category_uid", Value.Of(Category)),
        ("category_name", Value.Of(CategoryName)),
        ("class_uid", Value.Of(Class)),
        ("class_name", Value.Of(Name)),
        ("activity_id", Value.Of(activity)),
        ("activity_name", Value.Of(name)),
        ("type_uid", Value.Of((Class * 100) + activity)),
        ("type_name", Value.Of($"{Name}: {name}")),
    ];
}
