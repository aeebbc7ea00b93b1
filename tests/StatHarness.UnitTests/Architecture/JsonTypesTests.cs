using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.ArchitectureRoom;

public sealed class JsonTypesTests
{
    /// <summary>A program compiled ahead cannot look at a type while it runs: whoever writes one that no room lists learns it here, not from a user.</summary>
    [Fact]
    public void every_type_that_a_room_reads_or_writes_as_json_is_listed_by_a_room()
    {
        var types = Programs.SelectMany(TypesGivenToJson).Distinct().ToList();
        Assert.True(types.Count > 50, $"Only {types.Count} types found: the search is broken.");
        Assert.Equal([], types.Where(type => !IsKnown(type)).Select(type => type.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void every_enum_in_json_is_snake_case()
    {
        var seen = new HashSet<Type>();
        var left = new Stack<Type>(Programs.SelectMany(TypesGivenToJson).Where(IsKnown));
        while (left.TryPop(out var type))
        {
            if (!seen.Add(type)) continue;
            if (type.IsEnum)
            {
                Assert.True(Attribute.GetCustomAttribute(type, typeof(JsonConverterAttribute)) is JsonConverterAttribute { ConverterType: { IsGenericType: true } converter }
                    && converter.GetGenericTypeDefinition() == typeof(SnakeCase<>), $"{type} is written as a number; put [JsonConverter(typeof(SnakeCase<{type.Name}>))] on it.");
                continue;
            }
            var info = HarnessJson.Options.GetTypeInfo(type);
            foreach (var property in info.Properties) left.Push(property.PropertyType);
            if (info.Kind is JsonTypeInfoKind.Dictionary or JsonTypeInfoKind.Enumerable && info.ElementType is { } element) left.Push(element);
            if (Nullable.GetUnderlyingType(type) is { } value) left.Push(value);
        }
        Assert.Contains(seen, type => type.IsEnum);
    }

    /// <summary>The rooms, and the command line, which lies beside this program's folder in its own.</summary>
    private static IEnumerable<string> Programs { get; } = Sources.Rooms.Select(room => room.Location).Append(
        Path.Combine(Sources.Root, "src", "StatHarness.Cli", "obj", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "stat-harness.dll"));

    private static bool IsKnown(Type type) => HarnessJson.Options.TryGetTypeInfo(type, out _);

    /// <summary>What stands between the angle brackets of every call to <see cref="HarnessJson"/>, <see cref="CanonicalJson"/> or the messages of a worker.</summary>
    private static List<Type> TypesGivenToJson(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var types = new List<Type>();
        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var call = metadata.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            if (OwnerOf(call.Method, metadata) is not (nameof(HarnessJson) or nameof(CanonicalJson) or nameof(Scripting.WorkMessages))) continue;
            if (call.DecodeSignature(new RuntimeTypes(), null) is [{ IsGenericMethodParameter: false, IsGenericTypeParameter: false } type]) types.Add(type);
        }
        return types;
    }

    private static string OwnerOf(EntityHandle method, MetadataReader metadata) => method.Kind == HandleKind.MethodDefinition
        ? metadata.GetString(metadata.GetTypeDefinition(metadata.GetMethodDefinition((MethodDefinitionHandle)method).GetDeclaringType()).Name)
        : metadata.GetMemberReference((MemberReferenceHandle)method).Parent is { Kind: HandleKind.TypeReference } owner ? metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)owner).Name) : "";

    private sealed class RuntimeTypes : ISignatureTypeProvider<Type, object?>
    {
        private static readonly Dictionary<string, Type> Known = Sources.Rooms.Append(typeof(object).Assembly).Append(typeof(System.Text.Json.Nodes.JsonNode).Assembly).SelectMany(room => room.GetTypes()).DistinctBy(type => type.FullName).ToDictionary(type => type.FullName!, StringComparer.Ordinal);

        public Type GetPrimitiveType(PrimitiveTypeCode typeCode) => Type.GetType("System." + typeCode)!;

        public Type GetSZArrayType(Type elementType) => elementType.MakeArrayType();

        public Type GetGenericInstantiation(Type genericType, ImmutableArray<Type> typeArguments) => genericType.MakeGenericType([.. typeArguments]);

        public Type GetGenericMethodParameter(object? genericContext, int index) => Type.MakeGenericMethodParameter(index);

        public Type GetGenericTypeParameter(object? genericContext, int index) => Type.MakeGenericMethodParameter(index);

        public Type GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeDefinition(handle);
            return Named(reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        public Type GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            return Named(reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        public Type GetModifiedType(Type modifier, Type unmodifiedType, bool isRequired) => unmodifiedType;

        public Type GetArrayType(Type elementType, ArrayShape shape) => throw new NotSupportedException();

        public Type GetByReferenceType(Type elementType) => throw new NotSupportedException();

        public Type GetPointerType(Type elementType) => throw new NotSupportedException();

        public Type GetPinnedType(Type elementType) => throw new NotSupportedException();

        public Type GetFunctionPointerType(MethodSignature<Type> signature) => throw new NotSupportedException();

        public Type GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => throw new NotSupportedException();

        private static Type Named(string room, string name) => Known[$"{room}.{name}"];
    }
}
