namespace PluginHost.Live;

/// <summary>What persons are called. The journal knows them only by opaque ids.</summary>
public interface IPeople
{
    /// <summary>The name of a person, or the id of one who has none.</summary>
    string NameOf(string person);
}
