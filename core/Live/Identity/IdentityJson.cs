using System.Text.Json.Serialization;

namespace PluginHost.Live;

/// <summary>What is kept of people, keys and sign-ins.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PeopleFile))]
[JsonSerializable(typeof(ErasedFile))]
[JsonSerializable(typeof(SignInFile))]
[JsonSerializable(typeof(KeyringFile))]
[JsonSerializable(typeof(InvitationFile))]
[JsonSerializable(typeof(SecurityRecord))]
internal sealed partial class IdentityJson : JsonSerializerContext;
